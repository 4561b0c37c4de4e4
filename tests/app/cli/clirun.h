// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "app/cli/cli.h"
#include <QFile>
#include <QString>
#include <sstream>

/// One run of the command line in this process.
struct CliRun
{
    int exit;
    std::string out, err;
};

inline CliRun runCli(const QStringList &arguments, const std::string &input = {})
{
    // The schemas that somebody has in their cache are no part of a test.
    if (!qEnvironmentVariableIsSet("MLM_SCHEMAS"))
        qputenv("MLM_SCHEMAS", "/nonexistent");
    std::istringstream in(input);
    std::ostringstream out, err;
    mlm::cli::Streams streams{in, out, err, false};
    std::vector<std::string> list;
    for (const QString &argument : arguments)
        list.push_back(argument.toStdString());
    const int exit = mlm::cli::run(list, streams);
    return {exit, out.str(), err.str()};
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool put(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}
