// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <QSize>
#include <QStringList>

class QApplication;

namespace mlm {

/// What the command line of mlm-editor asks for.
struct EditorOptions
{
    QStringList files;
    QString screenshot;         ///< file to draw the window into, then exit
    QStringList weights;        ///< model files to import into the first file, or into a new Item
    bool verify = false;        ///< compare the files of the assets with the document
    QString page;               ///< outline entry to show
    QString scheme;             ///< "light", "dark" or empty
    QString settings;           ///< ini file in place of the user's settings
    QSize size;                 ///< of the window; invalid: as remembered
    bool exitAfterPaint = false;///< for measuring the start
    QString error;              ///< wrong usage, in words
    bool help = false;
    bool version = false;
};

EditorOptions parseArguments(const QStringList &arguments);
QString usage();
/// True where the arguments ask for a picture only: no display is needed then. Looks at them before there is an application.
bool wantsOffscreen(int argc, char **argv);
/// Runs the editor; gives the exit code: 0, 2 for wrong usage, 3 where a file could not be read or the picture not be written.
int runEditor(QApplication &app, const EditorOptions &options);

} // namespace mlm
