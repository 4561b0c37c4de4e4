// SPDX-License-Identifier: Apache-2.0
#include "app/editor/editorapp.h"
#include "core/spec/spec.h"
#include <QApplication>
#include <thread>

int main(int argc, char **argv)
{
    if (mlm::wantsOffscreen(argc, argv) && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("MLM Editor"));
    QApplication::setOrganizationName(QStringLiteral("MLM Editor"));
    QApplication::setApplicationVersion(QStringLiteral(MLM_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("mlm-editor"));
    // The specification is read while fonts and style are being set up.
    const std::jthread reader([] { (void)mlm::spec::releases(); });
    return mlm::runEditor(app, mlm::parseArguments(QApplication::arguments()));
}
