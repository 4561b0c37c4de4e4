// SPDX-License-Identifier: Apache-2.0
#include "account.h"
#include "core/validation/engine.h"
#include "validation/mutations.h"
#include <QDir>
#include <QFile>
#include <QtTest>
#include <random>

using namespace mlm;
using namespace mlm::convert;

/// Real documents: MLM_SHARED names the folder that holds them.
class TestCorpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_documents = fixtures::documentsIn("corpus/mlm");
        for (const char *folder : {"corpus/dlm", "corpus/ml-model"})
            for (auto &document : fixtures::documentsIn(folder))
                m_others.push_back(std::move(document));
        if (m_documents.empty())
            QSKIP("MLM_SHARED is not set: no real documents are converted");
    }

    /// Whatever is converted to whatever, every value is accounted for.
    void everyValueIsAccountedFor()
    {
        for (const auto *list : {&m_documents, &m_others})
            for (const auto &[path, document] : *list)
                for (const Target &target : {Target{}, Target{"1.5.2", "1.1.0"}, Target{"1.4.0", {}}, Target{"1.0.0", "1.0.0"}})
                    for (const QString &fault : fixtures::faults(document, target))
                        QFAIL(qPrintable(path + " to " + QString::fromStdString(target.mlm) + ": " + fault));
    }

    /// What our engine accepted before it accepts afterwards.
    void upgradedIsValid()
    {
        const QString out = qEnvironmentVariable("MLM_CONVERTED"); // a folder to leave the results in, for another validator
        int worse = 0;
        for (const auto &[path, document] : m_documents) {
            const auto conversion = convert::convert(document);
            QVERIFY(conversion.ok());
            const bool before = check(document).valid();
            const Findings after = check(conversion->result);
            if (!out.isEmpty()) {
                QFile file(out + '/' + QString(path).replace('/', "__"));
                QVERIFY(file.open(QIODevice::WriteOnly));
                file.write(QByteArray::fromStdString(conversion->result.dump(2)));
            }
            if (!before || after.valid())
                continue;
            ++worse;
            for (const Finding &finding : after.list)
                if (finding.source == Source::Schema)
                    qWarning("%s: %s %s", qPrintable(path), finding.pointer.toString().c_str(), qPrintable(finding.message));
        }
        QCOMPARE(worse, 0);
    }

private:
    std::vector<std::pair<QString, Json>> m_documents, m_others;
};

QTEST_GUILESS_MAIN(TestCorpus)
#include "test_corpus.moc"
