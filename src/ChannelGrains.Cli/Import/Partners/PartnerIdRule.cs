using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ChannelGrains.Cli.Import;

/// <summary>
/// Makes partner ids out of what stands in a file. Up to 64 of <c>[A-Za-z0-9_-]</c> are an id; single spaces between words become <c>-</c>. Of
/// anything else the readable part stays, with a hash of the text behind it, so that names in other scripts and names that differ in their
/// punctuation have ids of their own, the same ones in every file.
/// </summary>
internal static partial class PartnerIdRule
{
    private const int MaxLength = 64;
    private const int HashDigits = 10;
    private const string NoReadablePart = "p";

    /// <exception cref="BadRowException">The text is empty.</exception>
    public static string Apply(string text, string column)
    {
        if (text.Length == 0)
            throw new BadRowException(column, "the partner is missing");

        if (text.Length <= MaxLength && Words().IsMatch(text))
            return text.Replace(' ', '-');

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashDigits];
        var readable = OtherCharacters().Replace(text, "-").Trim('-');
        readable = readable[..Math.Min(readable.Length, MaxLength - HashDigits - 1)].TrimEnd('-');
        return $"{(readable.Length > 0 ? readable : NoReadablePart)}-{hash}";
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+( [A-Za-z0-9_-]+)*\z")]
    private static partial Regex Words();

    [GeneratedRegex("[^A-Za-z0-9_-]+")]
    private static partial Regex OtherCharacters();
}
