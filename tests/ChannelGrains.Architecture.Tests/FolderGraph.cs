using Mono.Cecil;
using Mono.Cecil.Rocks;

namespace ChannelGrains.Architecture.Tests;

/// <summary>
/// The folders of one project, which are its namespaces, and which type of one uses which type of another. Read from the compiled assembly, method bodies
/// included, so that private use counts too; constants are gone by then. What Orleans generates is left out. A type beside the folders counts as a folder of its own.
/// </summary>
internal sealed class FolderGraph
{
    private readonly string _root;
    private readonly Dictionary<string, SortedDictionary<string, SortedSet<string>>> _edges = new(StringComparer.Ordinal);

    private FolderGraph(string root) => _root = root;

    public static FolderGraph Read(string project)
    {
        using var module = ModuleDefinition.ReadModule(Layers.PathOf(project));
        var graph = new FolderGraph(Layers.NamespaceOf(project));
        foreach (var type in module.GetAllTypes())
            graph.Add(type);
        return graph;
    }

    /// <summary>The sets of folders that reach each other, in order; types that stand beside the folders may use each other.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Cycles()
    {
        var reached = _edges.Keys.ToDictionary(folder => folder, Reach, StringComparer.Ordinal);
        return
        [
            .. _edges.Keys.Order(StringComparer.Ordinal)
                .Select(folder => _edges.Keys.Where(other => reached[folder].Contains(other) && reached[other].Contains(folder)).Order(StringComparer.Ordinal).ToList())
                .Where(cycle => cycle.Count > 1 && cycle.Exists(folder => folder[0] != '('))
                .DistinctBy(cycle => cycle[0]),
        ];
    }

    /// <summary>Each edge inside a cycle, with the uses that make it.</summary>
    public IEnumerable<string> Uses(IReadOnlyList<string> cycle) =>
        from folder in cycle
        from edge in _edges[folder]
        where cycle.Contains(edge.Key)
        select $"  {folder} -> {edge.Key}: {string.Join(", ", edge.Value)}";

    private HashSet<string> Reach(string folder)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([folder]);
        while (open.TryPop(out var next))
            foreach (var target in _edges.GetValueOrDefault(next)?.Keys ?? Enumerable.Empty<string>())
                if (reached.Add(target))
                    open.Push(target);
        return reached;
    }

    private void Add(TypeDefinition type)
    {
        Use(type, type.BaseType);
        foreach (var implemented in type.Interfaces)
            Use(type, implemented.InterfaceType);
        Attributes(type, type);
        Generics(type, type);
        foreach (var field in type.Fields)
        {
            Use(type, field.FieldType);
            Attributes(type, field);
        }
        foreach (var property in type.Properties)
            Attributes(type, property);
        foreach (var method in type.Methods)
            Add(type, method);
    }

    private void Add(TypeDefinition type, MethodDefinition method)
    {
        Signature(type, method);
        Attributes(type, method);
        Generics(type, method);
        if (!method.HasBody)
            return;
        foreach (var variable in method.Body.Variables)
            Use(type, variable.VariableType);
        foreach (var handler in method.Body.ExceptionHandlers)
            Use(type, handler.CatchType);
        foreach (var instruction in method.Body.Instructions)
            switch (instruction.Operand)
            {
                case TypeReference used:
                    Use(type, used);
                    break;
                case FieldReference used:
                    Use(type, used.DeclaringType);
                    Use(type, used.FieldType);
                    break;
                case MethodReference used:
                    Use(type, used.DeclaringType);
                    Signature(type, used);
                    break;
            }
    }

    private void Signature(TypeDefinition type, MethodReference method)
    {
        Use(type, method.ReturnType);
        foreach (var parameter in method.Parameters)
            Use(type, parameter.ParameterType);
        if (method is GenericInstanceMethod generic)
            foreach (var argument in generic.GenericArguments)
                Use(type, argument);
    }

    private void Attributes(TypeDefinition type, ICustomAttributeProvider attributed)
    {
        foreach (var attribute in attributed.CustomAttributes)
        {
            Use(type, attribute.AttributeType);
            foreach (var argument in attribute.ConstructorArguments)
                if (argument.Value is TypeReference named)
                    Use(type, named);
        }
    }

    private void Generics(TypeDefinition type, IGenericParameterProvider provider)
    {
        foreach (var constraint in provider.GenericParameters.SelectMany(parameter => parameter.Constraints))
            Use(type, constraint.ConstraintType);
    }

    private void Use(TypeDefinition user, TypeReference? used)
    {
        switch (used)
        {
            case null or GenericParameter:
                return;
            case GenericInstanceType generic:
                foreach (var argument in generic.GenericArguments)
                    Use(user, argument);
                break;
            case IModifierType modified:
                Use(user, modified.ModifierType);
                break;
        }
        if (used.GetElementType() is not { } element || element is GenericParameter || element.Scope != user.Module)
            return;
        var (from, to) = (Outermost(user), Outermost(element));
        if (Folder(from) is not { } folder || Folder(to) is not { } target || folder == target)
            return;
        if (!_edges.TryGetValue(folder, out var targets))
            _edges.Add(folder, targets = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal));
        if (!targets.TryGetValue(target, out var uses))
            targets.Add(target, uses = new SortedSet<string>(StringComparer.Ordinal));
        uses.Add($"{from.Name} uses {to.Name}");
    }

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private string? Folder(TypeReference type) =>
        type.Namespace == _root ? $"({type.Name})"
        : type.Namespace.StartsWith(_root + ".", StringComparison.Ordinal) ? type.Namespace[(_root.Length + 1)..].Replace('.', '/')
        : null;
}
