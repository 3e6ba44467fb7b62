namespace ChannelGrains.Gateway.Rest.Names;

/// <summary>What somebody who wrote a name probably meant.</summary>
internal static class NearestName
{
    private const int MostListed = 12, MostCompared = 64;

    /// <summary>A sentence that names the nearest of the known names, or all when none is near.</summary>
    public static string Advice(string name, IReadOnlyCollection<string> known)
    {
        if (known.Count == 0)
            return "It takes none.";
        var (nearest, distance) = known.Select(each => (Name: each, Distance: Distance(Plain(name), Plain(each)))).MinBy(each => each.Distance);
        if (distance <= Math.Max(2, Plain(name).Length / 3))
            return $"Did you mean {nearest}?";
        return known.Count <= MostListed ? $"There are {string.Join(", ", known)}." : $"There are {string.Join(", ", known.Take(MostListed))} and {known.Count - MostListed} more.";
    }

    /// <summary>Case and underscores are what differs most often; a value often lacks the prefix of its enum, which costs nothing then.</summary>
    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>Levenshtein's distance; 0 for the end of the other name, behind its enum's prefix.</summary>
    private static int Distance(string name, string other)
    {
        if (name.Length > MostCompared)
            return int.MaxValue;
        if (name.Length > 2 && other.EndsWith(name, StringComparison.Ordinal))
            return other.Length == name.Length ? 0 : 1;
        var row = new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            row[j] = j;
        for (var i = 1; i <= name.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (name[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.Length];
    }
}
