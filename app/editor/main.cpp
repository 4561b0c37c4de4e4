// SPDX-License-Identifier: Apache-2.0
#include "app/editor/editorapp.h"
#include "app/editor/openfile.h"
#include <QApplication>
#include <QThread>
#include <thread>

int main(int argc, char **argv)
{
    if (mlm::wantsOffscreen(argc, argv) && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    (void)QThread::currentThread(); // Qt takes the first thread that asks for the main one
    // While the platform, fonts and style start up on this thread, the specification is read on another; joined at the end.
    const std::jthread ahead([path = argc > 1 && argv[argc - 1][0] != '-' ? QString::fromLocal8Bit(argv[argc - 1]) : QString()] {
        mlm::warmUp(path);
    });
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("MLM Editor"));
    QApplication::setOrganizationName(QStringLiteral("MLM Editor"));
    QApplication::setApplicationVersion(QStringLiteral(MLM_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("mlm-editor"));
    return mlm::runEditor(app, mlm::parseArguments(QApplication::arguments()));
}
