using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Settlement;

namespace ChannelGrains.Grains.Settlement;

/// <summary>A statement in a list.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="StatementId">Its id.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Total">In minor units.</param>
/// <param name="Payable">What is paid, in minor units.</param>
/// <param name="DueOn">The first day on which it may be paid.</param>
/// <param name="CurrencyCode">ISO 4217.</param>
/// <param name="ClosedAt">The record that closed it.</param>
[GenerateSerializer, Immutable]
public readonly record struct ListedStatement(
    [property: Id(0)] string PartnerId, [property: Id(1)] string StatementId, [property: Id(2)] StatementState State, [property: Id(3)] long Total, [property: Id(4)] long Payable,
    [property: Id(5)] BusinessDay DueOn, [property: Id(6)] string CurrencyCode, [property: Id(7)] long ClosedAt);
