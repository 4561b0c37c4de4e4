// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "app/editor/convertbar.h"
#include "app/editor/convertdialog.h"
#include "app/editor/legacycommands.h"
#include "app/editor/messagebar.h"
#include "tests/app/editor/editorfixture.h"
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>

namespace mlm::test {

inline QString legacyData(const QString &name) { return QStringLiteral(MLM_TEST_DATA "/convert/") + name; }

/// An editor with copies of the files, so that what is to stay as it is can be looked at.
struct LegacyEditor : Editor
{
    LegacyEditor()
    {
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("the window did not become active");
    }
    QString copy(const QString &name)
    {
        const QString to = path(name);
        QDir().mkpath(QFileInfo(to).path());
        QFile::copy(legacyData(name), to);
        QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner);
        return to;
    }
    ConvertBar *bar() const { return window->current()->findChild<ConvertBar *>(QStringLiteral("convertBar")); }
    QString barText() const { return bar() ? bar()->text() : QString(); }
    ConvertDialog *assistant() const { return dialog<ConvertDialog>(QStringLiteral("convertDialog")); }
};

/// Presses Tab until the keyboard is where it is wanted; false where it never comes there.
inline bool tabTo(const QString &name)
{
    for (int i = 0; i < 200; ++i) {
        QWidget *at = QApplication::focusWidget();
        if (!at)
            break;
        if (at->objectName() == name)
            return true;
        QTest::keyClick(at, Qt::Key_Tab);
    }
    qWarning("the keyboard does not come to %s; it is in %s", qPrintable(name), qPrintable(QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString()));
    return false;
}

inline void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    if (QWidget *at = QApplication::focusWidget())
        QTest::keyClick(at, Qt::Key(key), modifiers);
}

} // namespace mlm::test
