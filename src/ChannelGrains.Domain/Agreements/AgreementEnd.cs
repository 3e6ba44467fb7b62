using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Agreements;

/// <summary>A termination.</summary>
/// <param name="From">The first business day without an agreement.</param>
/// <param name="At">The record that says it.</param>
public readonly record struct AgreementEnd(BusinessDay From, long At);
