using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Settlement;

namespace ChannelGrains.Grains.Settlement;

/// <summary>A statement for a run that may pay it.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Amount">What is paid, in minor units.</param>
/// <param name="CurrencyCode">ISO 4217.</param>
/// <param name="DueOn">The first day on which it may be paid.</param>
/// <param name="PayeeHash">Whom the last approval froze, in hexadecimal; empty for none.</param>
/// <param name="Blocks">What blocks it today.</param>
[GenerateSerializer, Immutable]
public sealed record PayableReading(
    [property: Id(0)] StatementState State, [property: Id(1)] long Amount, [property: Id(2)] string CurrencyCode, [property: Id(3)] BusinessDay DueOn,
    [property: Id(4)] string PayeeHash, [property: Id(5)] IReadOnlyList<PayoutBlock> Blocks);
