using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Cli.Import;

/// <summary>
/// Whether a partner on the server is the one of the file. An id that was made of a name may be another partner's; what it was made of is
/// kept with the partner, as the external id <c>import</c>.
/// </summary>
internal static class PartnerOrigin
{
    /// <summary>The system of the external id.</summary>
    public const string System = "import";

    private const int MaxBytes = 64;
    private const int DigestDigits = 40;

    /// <summary>Notes in a new partner what its id was made of, unless that is the id itself.</summary>
    public static void Note(Partner partner, ImportPartner wanted)
    {
        if (wanted.Id != wanted.Written)
            partner.ExternalIds[System] = NoteOf(wanted.Written);
    }

    /// <exception cref="ImportRefusedException">It is another partner, or may be.</exception>
    public static void Require(Partner stored, ImportPartner wanted)
    {
        var origin = stored.ExternalIds.TryGetValue(System, out var noted) ? noted : null;
        var isSame = origin is not null ? IsSame(origin, NoteOf(wanted.Written))
            : wanted.Id == wanted.Written || IsSame(stored.DisplayName, wanted.Written) || IsSame(stored.DisplayName, wanted.DisplayName);
        if (!isSame)
            throw new ImportRefusedException(
                $"Line {wanted.Line}: '{wanted.Written}' would be the partner {wanted.Id}, but that one is '{origin ?? stored.DisplayName}'. "
                + "If they are two, map partner_id to a column with ids. If they are one, say so: "
                + $"channelctl partner update {wanted.Id} --external-id {System}='{NoteOf(wanted.Written)}' (with its other external ids, if it has any).");
    }

    // An external id has at most 64 bytes; a longer name is kept as its digest.
    private static string NoteOf(string written) => Encoding.UTF8.GetByteCount(written) <= MaxBytes
        ? written
        : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written)))[..DigestDigits];

    private static bool IsSame(string stored, string wanted) => string.Equals(Blanks.Trim(stored), wanted, StringComparison.Ordinal);
}
