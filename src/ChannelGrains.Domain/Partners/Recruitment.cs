using System.Collections.Immutable;
using ChannelGrains.Domain.Bytes;
using ChannelGrains.Domain.Calendars;
using Orleans;

namespace ChannelGrains.Domain.Partners;

/// <summary>How a partner came and, if it started as PROSPECT, how far it got on the way to ACTIVE. Immutable; equal ones say the same.</summary>
/// <param name="Origin">Null when that is not known.</param>
/// <param name="Reached">First business day of each step that it reached, in the order PROSPECT to ACTIVE and without holes; empty for one that was taken over.
/// A step says no more once the state has changed again, also on the same day: then the days of two are equal.</param>
[GenerateSerializer, Immutable]
public sealed record Recruitment([property: Id(0)] PartnerOrigin? Origin, [property: Id(1)] ImmutableArray<BusinessDay> Reached)
{
    /// <summary>The steps that there are, from PROSPECT to ACTIVE.</summary>
    public const int Steps = LifecycleState.Active - LifecycleState.Prospect + 1;

    /// <summary>First business day on which it was known; null for one that was taken over.</summary>
    public BusinessDay? KnownSince => Reached.IsEmpty ? null : Reached[0];

    /// <summary>First business day of a step; null when it was not reached.</summary>
    public BusinessDay? DayOf(LifecycleState step)
    {
        var place = step - LifecycleState.Prospect;
        return place < Reached.Length ? Reached[place] : null;
    }

    public bool Equals(Recruitment? other) =>
        other is not null && Equals(Origin, other.Origin) && Reached.AsSpan().SequenceEqual(other.Reached.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Origin, Reached.Length, Reached.IsEmpty ? default : Reached[^1]);

    /// <summary>With a change of the state: a step that comes next is reached, and one that a termination takes back before it began is not.</summary>
    internal Recruitment After(LifecycleState state, BusinessDay from)
    {
        if (Reached.IsEmpty)
            return this;
        if (state == LifecycleState.Prospect + Reached.Length && state <= LifecycleState.Active)
            return this with { Reached = Reached.Add(from) };
        return state == LifecycleState.Terminated && DayOf(LifecycleState.Active) is { } active && active >= from
            ? this with { Reached = Reached[..^1] }
            : this;
    }

    internal void Write(ByteWriter writer)
    {
        writer.Unsigned((ulong)(Origin?.Kind ?? OriginKind.Unspecified));
        writer.Text(Origin?.Referrer ?? "");
        writer.Unsigned((ulong)Reached.Length);
        foreach (var day in Reached)
            writer.Signed(day.DaysSinceEpoch);
    }

    /// <summary>Reads what <see cref="Write"/> wrote. <see cref="InvalidDataException"/> when the bytes are none.</summary>
    internal static Recruitment Read(ref ByteReader reader)
    {
        var kind = (OriginKind)reader.Count(byte.MaxValue);
        var referrer = reader.Text();
        var reached = ImmutableArray.CreateBuilder<BusinessDay>();
        for (var i = reader.Count(Steps); i > 0; i--)
            reached.Add(new(reader.Int32()));
        return new(kind == OriginKind.Unspecified ? null : new(kind, referrer), reached.ToImmutable());
    }
}
