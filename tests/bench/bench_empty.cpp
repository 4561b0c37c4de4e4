// SPDX-License-Identifier: Apache-2.0
// The least that a desktop program can do: an empty main window, closed after its first frame. bench_start measures the editor beside it.
#include <QApplication>
#include <QMainWindow>
#include <QTextStream>
#include <QTimer>
#include <ctime>

namespace {
class FirstPaint : public QObject
{
public:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && !m_seen) {
            m_seen = true;
            QTimer::singleShot(0, qApp, [] {
                timespec used{};
                clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
                QTextStream(stdout) << "first frame " << double(used.tv_sec) * 1e3 + double(used.tv_nsec) / 1e6 << Qt::endl;
                QCoreApplication::quit();
            });
        }
        return false;
    }

private:
    bool m_seen = false;
};
} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QMainWindow window;
    window.resize(1440, 900);
    FirstPaint watcher;
    window.installEventFilter(&watcher);
    window.show();
    return QApplication::exec();
}
