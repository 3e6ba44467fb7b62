using ChannelGrains.Domain.Refusals;
using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>What shows that something was agreed: a reference, the hash of a document, or both.</summary>
/// <param name="Reference">Where to find it.</param>
/// <param name="Sha256">64 hexadecimal digits, in small letters; empty when not said.</param>
[GenerateSerializer, Immutable]
public sealed record AgreementEvidence([property: Id(0)] string Reference, [property: Id(1)] string Sha256)
{
    public const int MaxReferenceBytes = 200;

    private const int HashDigits = 64;

    /// <summary>Refused, in this order: EVIDENCE where it says nothing or its hash is none, TEXT_TOO_LONG, TEXT_INVALID.</summary>
    public Refusal? Check()
    {
        if (Reference.Length == 0 && Sha256.Length == 0)
            return Missing();
        if (Sha256.Length > 0 && (Sha256.Length != HashDigits || !Sha256.All(char.IsAsciiHexDigitLower)))
            return Refusal.InvalidArgument("EVIDENCE", "evidence.sha256 must be 64 hexadecimal digits, the SHA-256 of the document.", "evidence.sha256");
        return Texts.Check(Reference, MaxReferenceBytes, "evidence.reference");
    }

    public static Refusal Missing() =>
        Refusal.InvalidArgument("EVIDENCE", "evidence is missing: give the SHA-256 of the document, or a reference by which it is found.", "evidence");
}
