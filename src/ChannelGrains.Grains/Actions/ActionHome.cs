using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Grains.Actions;

/// <summary>Whose actions are decided.</summary>
/// <param name="PartnerId">The partner; empty is the programme.</param>
/// <param name="Book">Its actions.</param>
/// <param name="MostLive">How many may be not closed.</param>
/// <param name="Calendar">Its business days.</param>
/// <param name="ChannelType">Its type today; Unspecified of the programme.</param>
/// <param name="Region">Its region today; null where each action has one.</param>
internal sealed record ActionHome(string PartnerId, ActionBook Book, int MostLive, ActionCalendar Calendar, ChannelType ChannelType, string? Region);
