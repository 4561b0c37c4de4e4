// SPDX-License-Identifier: Apache-2.0
#include "app/editor/editorapp.h"
#include <QApplication>

int main(int argc, char **argv)
{
    if (mlm::wantsOffscreen(argc, argv) && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("MLM Editor"));
    QApplication::setOrganizationName(QStringLiteral("MLM Editor"));
    QApplication::setApplicationVersion(QStringLiteral(MLM_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("mlm-editor"));
    return mlm::runEditor(app, mlm::parseArguments(QApplication::arguments()));
}
