using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Grains.Partners;

namespace ChannelGrains.Grains.Actions;

/// <summary>Whose actions are decided.</summary>
/// <param name="PartnerId">The partner; empty is the programme.</param>
/// <param name="Book">Its actions.</param>
/// <param name="MostLive">How many may be not closed.</param>
/// <param name="Calendar">Its business days.</param>
/// <param name="ChannelType">Its type today; Unspecified of the programme.</param>
/// <param name="Region">Its region today; null where each action has one.</param>
/// <param name="CurrencyCode">Its currency; empty of the programme.</param>
internal sealed record ActionHome(string PartnerId, ActionBook Book, int MostLive, ActionCalendar Calendar, ChannelType ChannelType, string? Region, string CurrencyCode)
{
    private static readonly ActionBook Nothing = new();

    /// <summary>Those of a partner that was created.</summary>
    /// <param name="partner">What is known of it.</param>
    /// <param name="nowMicros">Microseconds since 1970-01-01 UTC.</param>
    public static ActionHome Of(FoldedPartner partner, long nowMicros)
    {
        var life = partner.Life!;
        var placement = life.PlacementOn(life.DayOf(nowMicros));
        return new(
            life.PartnerId, partner.Part<ActionBook>() ?? Nothing, ActionLimits.MaxLive, ActionCalendar.Of(life.Timeline), placement.ChannelType, placement.Region, life.Particulars.CurrencyCode);
    }
}
