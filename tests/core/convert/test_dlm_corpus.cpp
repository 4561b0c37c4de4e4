// SPDX-License-Identifier: Apache-2.0
#include "account.h"
#include "core/convert/legacytext.h"
#include "core/validation/engine.h"
#include "validation/mutations.h"
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QtTest>
#include <random>

using namespace mlm;
using namespace mlm::convert;

/// Real documents of DLM, those that do not parse too: MLM_SHARED names the folder that holds them.
class TestDlmCorpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const QString shared = qEnvironmentVariable("MLM_SHARED");
        QDirIterator files(shared + "/corpus/dlm", {"*.json"}, QDir::Files, QDirIterator::Subdirectories);
        while (!shared.isEmpty() && files.hasNext()) {
            const QString path = files.next();
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto read = readLegacy(file.readAll().toStdString());
            QVERIFY2(read.ok(), qPrintable(path));
            m_documents.emplace_back(path, std::move(read->root));
        }
        if (m_documents.empty())
            QSKIP("MLM_SHARED is not set: no real documents are converted");
        std::sort(m_documents.begin(), m_documents.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    }
    void everyValueIsAccountedFor()
    {
        for (const auto &[path, document] : m_documents)
            for (const Target &target : {Target{}, Target{"1.5.2", "1.1.0"}, Target{"1.4.0", {}}, Target{"1.0.0", "1.0.0"}})
                for (const QString &fault : fixtures::faults(document, target))
                    QFAIL(qPrintable(path + " to " + QString::fromStdString(target.mlm) + ": " + fault));
    }
    /// What the schema still refuses is asked about.
    void whatIsLeftIsAsked()
    {
        for (const auto &[path, document] : m_documents) {
            for (const char *stac : {"1.0.0", "1.1.0"}) {
                const auto done = convert::convert(document, Target{"1.5.2", stac});
                QVERIFY(done.ok());
                for (const Finding &finding : check(done->result).list) {
                    if (finding.source != Source::Schema || finding.severity != Severity::Error)
                        continue;
                    const auto &questions = done->report.questions;
                    const bool asked = std::any_of(questions.begin(), questions.end(), [&](const Question &question) { return question.at == finding.pointer; });
                    QVERIFY2(asked, qPrintable(path + ": " + finding.pointer.toQString() + ' ' + finding.message));
                }
            }
        }
    }
    /// 2,000 of them (or MLM_MUTANTS), the same ones each time.
    void mutantsAreAccountedFor()
    {
        const int wanted = std::max(2000, qEnvironmentVariableIntValue("MLM_MUTANTS"));
        std::mt19937 random(7);
        for (int done = 0; done < wanted;) {
            const auto &[path, document] = m_documents[random() % m_documents.size()];
            std::vector<std::pair<Json, std::string>> mutants;
            const unsigned every = 40, offset = unsigned(random() % every);
            unsigned i = 0;
            fixtures::mutate(document, [&](const Json &broken, const std::string &what) {
                if (i++ % every == offset)
                    mutants.emplace_back(broken, what);
            });
            for (const auto &[broken, what] : mutants) {
                const Target target{"1.5.2", random() % 2 ? "" : stacVersions()[random() % 2]};
                for (const QString &fault : fixtures::faults(broken, target))
                    QFAIL(qPrintable(path + ' ' + QString::fromStdString(what) + ": " + fault));
                ++done;
            }
        }
    }

private:
    std::vector<std::pair<QString, Json>> m_documents;
};

QTEST_GUILESS_MAIN(TestDlmCorpus)
#include "test_dlm_corpus.moc"
