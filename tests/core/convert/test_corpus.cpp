// SPDX-License-Identifier: Apache-2.0
#include "account.h"
#include "core/spec/library.h"
#include "core/validation/engine.h"
#include "validation/mutations.h"
#include <QDir>
#include <QFile>
#include <QtTest>
#include <random>

using namespace mlm;
using namespace mlm::convert;

namespace {

/// The document with the address of its release that can validate.
Json withLivingAddress(Json document)
{
    const auto list = document.find("stac_extensions");
    if (list != document.end() && list->is_array())
        for (Json &entry : *list)
            if (const auto *dead = entry.is_string() ? spec::Library::instance().deadAddress(entry.get<std::string>()) : nullptr)
                entry = dead->better;
    return document;
}

} // namespace

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

    void upgradedIsValid_data()
    {
        QTest::addColumn<QString>("stac");
        QTest::newRow("own") << "";
        QTest::newRow("1.1.0") << "1.1.0";
        QTest::newRow("1.0.0") << "1.0.0";
    }

    /// What our engine accepted before it accepts afterwards.
    void upgradedIsValid()
    {
        QFETCH(QString, stac);
        const QString out = qEnvironmentVariable("MLM_CONVERTED"); // a folder to leave the results in, for another validator
        int worse = 0;
        for (const auto &[path, document] : m_documents) {
            const auto conversion = convert::convert(document, Target{"1.5.2", stac.toStdString()});
            QVERIFY(conversion.ok());
            const bool before = check(document).valid() || check(withLivingAddress(document)).valid();
            const Findings after = check(conversion->result);
            if (!out.isEmpty()) {
                QFile file(out + '/' + stac + "__" + QString(path).replace('/', "__"));
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

    /// Downwards too, but for the role that the first schemas want of every asset by mistake.
    void downgradedIsValid()
    {
        int converted = 0, worse = 0;
        for (const auto &[path, document] : m_documents) {
            if (document.value("type", Json()) != "Feature" || !check(document).valid())
                continue;
            for (const std::string &release : mlmReleases()) {
                const auto conversion = convert::convert(document, Target{release, {}});
                QVERIFY(conversion.ok());
                ++converted;
                for (const Finding &finding : check(conversion->result).list) {
                    if (finding.source != Source::Schema || (release < "1.2.0" && finding.pointer.last() == "roles"))
                        continue;
                    ++worse;
                    qWarning("%s to %s: %s %s", qPrintable(path), release.c_str(), finding.pointer.toString().c_str(), qPrintable(finding.message));
                }
            }
        }
        QVERIFY(converted > 0);
        QCOMPARE(worse, 0);
    }

    /// Broken in all the ways in which people break documents: 2,000 of them (or MLM_MUTANTS), the same ones each time.
    void mutantsAreAccountedFor()
    {
        const int wanted = std::max(2000, qEnvironmentVariableIntValue("MLM_MUTANTS"));
        std::mt19937 random(5);
        int done = 0;
        while (done < wanted) {
            const std::size_t pick = random() % (m_documents.size() + m_others.size());
            const auto &[path, document] = pick < m_documents.size() ? m_documents[pick] : m_others[pick - m_documents.size()];
            std::vector<std::pair<Json, std::string>> mutants;
            const unsigned every = 40, offset = unsigned(random() % every);
            unsigned i = 0;
            fixtures::mutate(document, [&](const Json &broken, const std::string &what) {
                if (i++ % every == offset)
                    mutants.emplace_back(broken, what);
            });
            for (const auto &[broken, what] : mutants) {
                const Target target{mlmReleases()[random() % mlmReleases().size()], random() % 2 ? "" : stacVersions()[random() % 2]};
                for (const QString &fault : fixtures::faults(broken, target))
                    QFAIL(qPrintable(path + ' ' + QString::fromStdString(what) + " to " + QString::fromStdString(target.mlm) + ": " + fault));
                ++done;
            }
        }
    }

private:
    std::vector<std::pair<QString, Json>> m_documents, m_others;
};

QTEST_GUILESS_MAIN(TestCorpus)
#include "test_corpus.moc"
