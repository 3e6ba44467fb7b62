using System.Globalization;

namespace ChannelGrains.Domain.Forms;

/// <summary>Language tags of BCP 47 (RFC 5646): a language, then scripts, regions and variants between hyphens. Whether somebody speaks it is not asked.</summary>
public static class LanguageTags
{
    private const int MaxLength = 35, MinLanguage = 2, MaxSubtag = 8;
    private const int ScriptLength = 4, RegionLength = 2;

    /// <summary>The tag as RFC 5646 writes it, section 2.1.1: zh-Hans-CN. Null where it is none.</summary>
    public static string? Canonical(string tag)
    {
        if (tag.Length is < MinLanguage or > MaxLength)
            return null;
        var subtags = tag.Split('-');
        if (subtags[0].Length < MinLanguage || !subtags[0].All(char.IsAsciiLetter) || !subtags.All(subtag => subtag.Length is >= 1 and <= MaxSubtag && subtag.All(char.IsAsciiLetterOrDigit)))
            return null;
        for (var i = 0; i < subtags.Length; i++)
            subtags[i] = (i, subtags[i].Length) switch
            {
                ( > 0, RegionLength) => subtags[i].ToUpperInvariant(),
                ( > 0, ScriptLength) when char.IsAsciiLetter(subtags[i][0]) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(subtags[i].ToLowerInvariant()),
                _ => subtags[i].ToLowerInvariant(),
            };
        return string.Join('-', subtags);
    }

    /// <summary>A tag and those that it falls back to, RFC 4647 section 3.4: zh-Hans-CN, zh-Hans, zh.</summary>
    public static IEnumerable<string> UpFrom(string tag)
    {
        while (true)
        {
            yield return tag;
            var end = tag.LastIndexOf('-');
            if (end < 0)
                yield break;
            // A single letter or digit only introduces what comes behind it.
            tag = end > 1 && tag[end - 2] == '-' ? tag[..(end - 2)] : tag[..end];
        }
    }
}
