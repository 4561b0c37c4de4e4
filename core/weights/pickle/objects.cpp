// SPDX-License-Identifier: Apache-2.0
#include "core/weights/pickle/engine.h"
#include "core/weights/pickle/globals.h"
#include <QCoreApplication>

namespace mlm::weights::pickle {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Weights)
};

QString shown(const std::string &name)
{
    return QString::fromStdString(name);
}

} // namespace

bool Machine::object(Op op)
{
    Tree &tree = m_pickle.tree;
    switch (op) {
    case Op::Global: return nameLines();
    case Op::StackGlobal: {
        if (!need(2))
            return false;
        const auto last = tree.kind(m_stack.back()) == Kind::Text ? tree.text(m_stack.back()) : std::nullopt;
        pop();
        const auto module = tree.kind(m_stack.back()) == Kind::Text ? tree.text(m_stack.back()) : std::nullopt;
        pop();
        // A name that is put together while loading: nobody can tell what it is.
        return module && last ? name(*module, *last) : import(computedName);
    }
    case Op::Ext1:
    case Op::Ext2:
    case Op::Ext4: {
        const auto code = m_stream.number(op == Op::Ext1 ? 1 : op == Op::Ext2 ? 2 : 4);
        return code ? import("copyreg extension " + std::to_string(*code)) : cut();
    }
    case Op::PersId: {
        const auto length = m_stream.line(m_line);
        if (!length)
            return cut();
        const Ref id = tree.addText(Kind::Text, *length == m_line.size() ? std::string_view(m_line) : std::string_view(), *length);
        return push(tree.add({Kind::Persistent, id}));
    }
    case Op::BinPersId: return need(1) && push(tree.add({Kind::Persistent, pop()}));
    case Op::Build: return build();
    default: return makeObject(op);
    }
}

bool Machine::makeObject(Op op)
{
    Tree &tree = m_pickle.tree;
    if (op == Op::Reduce || op == Op::NewObj) {
        if (!need(2))
            return false;
        const Ref arguments = pop();
        const Ref function = pop();
        return push(tree.addCall(function, arguments));
    }
    if (op == Op::NewObjEx) {
        if (!need(3))
            return false;
        pop(); // named arguments
        const Ref arguments = pop();
        const Ref function = pop();
        return push(tree.addCall(function, arguments));
    }
    if (op == Op::Inst && !nameLines())
        return false;
    const Ref named = op == Op::Inst ? pop() : 0;
    const auto begin = popMark();
    if (!begin)
        return false;
    std::size_t first = *begin;
    if (op == Op::Obj && m_stack.size() == first)
        return broken(Words::tr("an object without a class"));
    const Ref function = op == Op::Obj ? m_stack[first++] : named;
    const Ref arguments = tree.addTuple(m_stack.data() + first, m_stack.size() - first);
    m_stack.resize(*begin);
    return push(tree.addCall(function, arguments));
}

bool Machine::build()
{
    if (!need(2))
        return false;
    Tree &tree = m_pickle.tree;
    const Ref state = pop();
    const Ref built = m_stack.back();
    if (tree.kind(built) == Kind::Call)
        tree.m_nodes[built].c = state;
    if (!m_options.afterBuild)
        return true;
    const auto raw = m_options.afterBuild(tree, built, m_stream.position());
    if (!raw) {
        m_pickle.error = raw.error();
        return false;
    }
    return *raw == 0 || m_stream.skip(*raw) || cut();
}

bool Machine::nameLines()
{
    std::string module;
    const auto moduleLength = m_stream.line(module);
    const auto nameLength = moduleLength ? m_stream.line(m_line) : std::nullopt;
    if (!nameLength)
        return cut();
    return name(module, m_line);
}

bool Machine::name(std::string_view module, std::string_view name)
{
    return import(importName(module, name));
}

bool Machine::import(std::string_view full)
{
    constexpr std::size_t maxImports = 20'000; // a model has some dozens
    std::string name(full);
    const Ref ref = m_pickle.tree.addName(name);
    if (m_imported.insert(name).second) {
        if (m_imported.size() > maxImports)
            return limited(Words::tr("more than %1 different imports").arg(maxImports));
        const ImportFact::Class kind = classOf(name);
        m_pickle.imports.push_back({std::move(name), kind});
    }
    return push(ref);
}

void addImports(Facts &facts, const std::vector<ImportFact> &imports, const QString &where)
{
    std::unordered_set<std::string> known;
    for (const ImportFact &import : facts.imports)
        known.insert(import.name);
    std::size_t dangers = 0;
    bool code = false;
    QStringList needed;
    for (const ImportFact &import : imports) {
        if (!known.insert(import.name).second)
            continue;
        facts.imports.push_back(import);
        if (import.kind == ImportFact::Class::NeedsCode) {
            code = true;
            if (needed.size() < 3)
                needed << shown(import.name);
        }
        // A hundred of them say no more than ten.
        if (import.kind != ImportFact::Class::Dangerous || ++dangers > 10)
            continue;
        const QString place = where.isEmpty() ? QString() : Words::tr(" (in %1)").arg(where);
        if (import.name == computedName)
            facts.note(NoteFact::Level::Danger, Words::tr("Loading this file would call something whose name is only put together then%1. Do not load it.").arg(place));
        else
            facts.note(NoteFact::Level::Danger, Words::tr("Loading this file would call %1%2. Do not load it.").arg(shown(import.name), place));
    }
    if (code)
        facts.note(NoteFact::Level::Warning,
                   Words::tr("Loading this file runs code beyond what rebuilds tensors: %1. Load it only if you trust who made it.")
                       .arg(needed.join(QStringLiteral(", "))));
}

} // namespace mlm::weights::pickle
