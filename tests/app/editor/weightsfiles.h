// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "tests/app/editor/editorfixture.h"

/// Model files that the tests make themselves, and keys that go where the focus is.
namespace mlm::test {

/// A safetensors file of float32 tensors, each of `width` zeros.
inline QByteArray safetensors(const QStringList &names, int width = 4)
{
    QByteArray header = "{";
    qint64 at = 0;
    for (const QString &name : names) {
        header += (at ? ",\"" : "\"") + name.toUtf8() + "\":{\"dtype\":\"F32\",\"shape\":[" + QByteArray::number(width) + "],\"data_offsets\":["
                  + QByteArray::number(at) + ',' + QByteArray::number(at + width * 4) + "]}";
        at += width * 4;
    }
    header += '}';
    QByteArray bytes;
    for (int i = 0; i < 8; ++i)
        bytes += char((quint64(header.size()) >> (8 * i)) & 0xff);
    return bytes + header + QByteArray(int(at), '\0');
}

/// A pickle that, loaded, would run `touch canary`.
inline QByteArray hostilePickle(const QString &canary) { return "cos\nsystem\n(S'touch " + canary.toUtf8() + "'\ntR."; }

/// The small Item with its weights under that address.
inline QByteArray itemFor(const char *href, const char *further = "")
{
    return smallItem().replace("\"href\": \"./model.pt\"", QByteArray("\"href\": \"") + href + '"' + further);
}

inline QString sparseFile(const Editor &editor, const QString &name, qint64 size)
{
    QFile file(editor.path(name));
    if (!file.open(QIODevice::WriteOnly) || !file.resize(size))
        qFatal("the test could not make a file of %lld bytes", static_cast<long long>(size));
    return file.fileName();
}

inline void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QWidget *at = QApplication::focusWidget();
    QVERIFY2(at, "nothing has the focus");
    QTest::keyClick(at, Qt::Key(key), modifiers);
}

template <typename Dialog> Dialog *waitFor(Editor &editor, const char *name)
{
    for (int turn = 0; turn < 500 && !editor.dialog<Dialog>(QString::fromLatin1(name)); ++turn)
        QTest::qWait(10);
    return editor.dialog<Dialog>(QString::fromLatin1(name));
}

/// The named part, with the focus reached by Tab alone.
inline void tabTo(QWidget *window, const QString &name)
{
    auto *wanted = window->findChild<QWidget *>(name);
    QVERIFY2(wanted, qPrintable(name));
    QTRY_VERIFY(window->window()->isActiveWindow());
    for (int i = 0; i < 200 && !wanted->hasFocus(); ++i)
        key(Qt::Key_Tab);
    QVERIFY2(wanted->hasFocus(), qPrintable(name));
}

} // namespace mlm::test
