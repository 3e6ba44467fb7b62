namespace ChannelGrains.Domain.Certificates;

/// <summary>On which days a partner has somebody certified, as the view has it.</summary>
/// <param name="Codes">By code.</param>
[GenerateSerializer, Immutable]
public sealed record CertifiedCell([property: Id(0)] IReadOnlyList<CertifiedCode> Codes)
{
    public bool IsEmpty => Codes.Count == 0;

    /// <summary>Without days of grace.</summary>
    public static CertifiedCell Of(CertificateBook? book) => new([
        .. (book?.All ?? []).GroupBy(certificate => certificate.Issue.Code, StringComparer.Ordinal).OrderBy(code => code.Key, StringComparer.Ordinal)
            .Select(code => new CertifiedCode(code.Key, CertifiedDays.Of(code, 1, 0))).Where(code => code.Days.Count > 0),
    ]);

    public bool Equals(CertifiedCell? other) => other is not null && Codes.SequenceEqual(other.Codes);

    public override int GetHashCode() => Codes.Count;

    public override string ToString() => IsEmpty ? "nobody certified" : string.Join("; ", Codes);
}
