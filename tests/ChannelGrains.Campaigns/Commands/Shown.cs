using System.Collections.Immutable;
using System.Globalization;

namespace ChannelGrains.Campaigns.Commands;

/// <summary>What is shown of a story, by name; two that show the same are compared by <see cref="Differences"/>. Immutable.</summary>
internal sealed class Shown
{
    public static readonly Shown Nothing = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    private readonly ImmutableSortedDictionary<string, string> _values;

    private Shown(ImmutableSortedDictionary<string, string> values) => _values = values;

    public IEnumerable<string> Names => _values.Keys;

    /// <summary>Null when nothing is shown by that name.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    public Shown With(string name, string value) => new(_values.SetItem(name, value));

    public Shown Without(string name) => new(_values.Remove(name));

    /// <summary>With so many more; what is not shown counts as 0.</summary>
    public Shown Plus(string name, long count = 1) => With(name, (Count(name) + count).ToString(CultureInfo.InvariantCulture));

    public long Count(string name) => this[name] is { } value ? long.Parse(value, CultureInfo.InvariantCulture) : 0;

    /// <summary>Where <paramref name="actual"/> shows something else.</summary>
    public IEnumerable<(string Name, string? Must, string? Is)> Differences(Shown actual) =>
        Names.Union(actual.Names).Where(name => this[name] != actual[name]).Select(name => (name, this[name], actual[name]));
}
