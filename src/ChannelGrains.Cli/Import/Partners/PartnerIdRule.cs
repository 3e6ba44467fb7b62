using System.Text.RegularExpressions;

namespace ChannelGrains.Cli.Import;

/// <summary>
/// Makes partner ids out of what stands in a file: each run of characters outside <c>[A-Za-z0-9_-]</c> becomes one <c>-</c>.
/// </summary>
internal static partial class PartnerIdRule
{
    private const int MaxLength = 64;

    /// <exception cref="BadRowException">The text is empty or the id would be too long.</exception>
    public static string Apply(string text)
    {
        var id = OtherCharacters().Replace(text, "-");
        return id.Length is > 0 and <= MaxLength
            ? id
            : throw new BadRowException(
                "partner_id", $"'{text}' makes a partner id of {id.Length} characters; it must have 1 to {MaxLength}");
    }

    [GeneratedRegex("[^A-Za-z0-9_-]+")]
    private static partial Regex OtherCharacters();
}
