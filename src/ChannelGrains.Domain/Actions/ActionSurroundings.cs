using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Actions;

/// <summary>What a step of an action is decided on beside the action.</summary>
/// <param name="MissingFiles">Files that it names and that have not arrived for the partner.</param>
/// <param name="CurrencyCode">The partner's currency; empty of the programme.</param>
/// <param name="Today">The business day.</param>
public readonly record struct ActionSurroundings(IReadOnlyList<string> MissingFiles, string CurrencyCode, BusinessDay Today);
