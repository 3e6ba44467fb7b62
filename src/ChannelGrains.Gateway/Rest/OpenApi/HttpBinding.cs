using System.Text.RegularExpressions;
using Google.Api;
using Google.Protobuf.Reflection;

namespace ChannelGrains.Gateway.Rest.OpenApi;

/// <summary>One way to call a method over HTTP, from its google.api.http rule.</summary>
/// <param name="Method">The method.</param>
/// <param name="Verb">GET, POST, ...</param>
/// <param name="Template">The path as in the rule: <c>/v1/partners/{partner_id}</c>.</param>
/// <param name="Body">The field that the body is; <c>*</c> when it is all fields that are not in the path; empty without body.</param>
internal sealed partial record HttpBinding(MethodDescriptor Method, HttpMethod Verb, string Template, string Body)
{
    public const string WholeRequest = "*";

    /// <summary>The fields in the path, each by the way to it from the request.</summary>
    public IReadOnlyList<IReadOnlyList<FieldDescriptor>> PathFields { get; } =
        [.. Variable().Matches(Template).Select(variable => Resolve(Method.InputType, variable.Groups[1].Value))];

    /// <summary>The path with the JSON names of its fields.</summary>
    public string Path { get; } = Variable().Replace(Template, variable => $"{{{Resolve(Method.InputType, variable.Groups[1].Value)[^1].JsonName}}}");

    /// <summary>The bindings of a method; none when it has no rule.</summary>
    public static IEnumerable<HttpBinding> Of(MethodDescriptor method)
    {
        if (method.GetOptions()?.GetExtension(AnnotationsExtensions.Http) is not { } rule)
            yield break;
        foreach (var each in rule.AdditionalBindings.Prepend(rule))
            yield return Of(method, each);
    }

    public static HttpBinding Of(MethodDescriptor method, HttpRule rule)
    {
        var (verb, template) = Pattern(rule);
        return new HttpBinding(method, verb, template, rule.Body);
    }

    /// <summary>The fields that travel as query parameters, each by the way to it from the request.</summary>
    public IEnumerable<IReadOnlyList<FieldDescriptor>> QueryFields() => Body == WholeRequest ? [] : Leaves(Method.InputType, []);

    public bool IsInPath(IReadOnlyList<FieldDescriptor> field) => PathFields.Any(path => path.SequenceEqual(field));

    private IEnumerable<IReadOnlyList<FieldDescriptor>> Leaves(MessageDescriptor message, IReadOnlyList<FieldDescriptor> way) =>
        from field in message.Fields.InDeclarationOrder()
        let path = (IReadOnlyList<FieldDescriptor>)[.. way, field]
        where !(way.Count == 0 && field.Name == Body) && !IsInPath(path)
        from leaf in field is { FieldType: FieldType.Message, IsRepeated: false } && !MessageSchemas.IsText(field.MessageType) ? Leaves(field.MessageType, path) : [path]
        select leaf;

    private static (HttpMethod Verb, string Template) Pattern(HttpRule rule) => rule.PatternCase switch
    {
        HttpRule.PatternOneofCase.Get => (HttpMethod.Get, rule.Get),
        HttpRule.PatternOneofCase.Post => (HttpMethod.Post, rule.Post),
        HttpRule.PatternOneofCase.Put => (HttpMethod.Put, rule.Put),
        HttpRule.PatternOneofCase.Patch => (HttpMethod.Patch, rule.Patch),
        HttpRule.PatternOneofCase.Delete => (HttpMethod.Delete, rule.Delete),
        _ => throw new NotSupportedException($"REST has no place for an HTTP rule {rule.PatternCase}."),
    };

    private static List<FieldDescriptor> Resolve(MessageDescriptor message, string path)
    {
        var fields = new List<FieldDescriptor>();
        foreach (var name in path.Split('.'))
            fields.Add((fields.Count == 0 ? message : fields[^1].MessageType).FindFieldByName(name));
        return fields;
    }

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Variable();
}
