using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace ChannelGrains.Dashboard.Links;

/// <summary>The address of the page that is shown. All that a reader chose stands in it, so links to the same page with something else keep the rest.</summary>
internal sealed class PageUrl(NavigationManager navigation)
{
    private Uri Uri => navigation.ToAbsoluteUri(navigation.Uri);

    public string Path => Uri.AbsolutePath;

    /// <summary>The path with what was chosen, below the page's root.</summary>
    public string Local => Uri.PathAndQuery;

    public string? this[string name] => Values.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;

    private Dictionary<string, StringValues> Values => QueryHelpers.ParseQuery(Uri.Query);

    /// <summary>This page with other values; null takes one out. A page number does not survive another choice.</summary>
    public string With(params ReadOnlySpan<(string Name, string? Value)> changes) => On(Path, changes);

    /// <summary>Another page with what was chosen here.</summary>
    public string On(string path, params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var values = Values;
        // What is opened beside a list is no other list.
        foreach (var (name, _) in changes)
            if (!name.StartsWith("explain", StringComparison.Ordinal))
                values.Remove("page");
        foreach (var (name, value) in changes)
            if (value is null or "")
                values.Remove(name);
            else
                values[name] = value;
        return QueryHelpers.AddQueryString(path, values.SelectMany(value => value.Value.Select(one => KeyValuePair.Create(value.Key, one))));
    }

    /// <summary>Another page with some of what was chosen here.</summary>
    public string Keep(string path, params ReadOnlySpan<string> names)
    {
        List<KeyValuePair<string, string?>> kept = [];
        foreach (var name in names)
            if (this[name] is { } value)
                kept.Add(new(name, value));
        return QueryHelpers.AddQueryString(path, kept);
    }

    /// <summary>What a form that changes one value hands over of the others.</summary>
    public IEnumerable<(string Name, string Value)> Except(params string[] names) =>
        from value in Values
        where !names.Contains(value.Key) && value.Key is not ("page" or "explain")
        from one in value.Value
        where one is not null
        select (value.Key, one);
}
