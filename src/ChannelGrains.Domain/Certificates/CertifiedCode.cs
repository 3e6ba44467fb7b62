namespace ChannelGrains.Domain.Certificates;

/// <summary>The days on which somebody of a partner holds a certificate of a code.</summary>
/// <param name="Code">The code.</param>
/// <param name="Days">The earliest first, with gaps between them.</param>
[GenerateSerializer, Immutable]
public sealed record CertifiedCode([property: Id(0)] string Code, [property: Id(1)] IReadOnlyList<CertifiedSpan> Days)
{
    public bool Equals(CertifiedCode? other) => other is not null && Code == other.Code && Days.SequenceEqual(other.Days);

    public override int GetHashCode() => HashCode.Combine(Code, Days.Count);

    public override string ToString() => $"{Code} {string.Join(", ", Days)}";
}
