using ChannelGrains.Partners.V1;

namespace ChannelGrains.Fleet.Cast;

/// <summary>How a partner of the cast was won: where it came from, and the first day of each step.</summary>
internal sealed record Recruitment(
    OriginKind Origin, string Referrer, DateOnly KnownSince, DateOnly Qualified, DateOnly Negotiating, DateOnly Contracted, DateOnly Active)
{
    private static readonly string[] Colleagues = ["李伟 Li Wei", "王芳 Wang Fang", "陈静 Chen Jing"];
    private static readonly string[] Brokers = ["广交会 Canton Fair", "糖酒会 Food and Drinks Fair", "行业协会 Trade Association"];

    /// <summary>The recruitment of a partner of a story that begins on a day. All steps are over when the story begins, but for the start of one that opens later.</summary>
    public static Recruitment Of(FleetPartner partner, DateOnly firstDay)
    {
        var place = partner.Place;
        var active = partner.OpensOnDay > 0 ? firstDay.AddDays(partner.OpensOnDay) : firstDay.AddDays(-Math.Max(partner.DaysBefore, 11 * place % 40));
        var contracted = active.AddDays(-6 - (place % 5));
        var negotiating = contracted.AddDays(-14 - (3 * place % 13));
        var qualified = negotiating.AddDays(-5 - (place % 7));
        var (origin, referrer) = OriginOf(partner);
        return new(origin, referrer, qualified.AddDays(-7 - (5 * place % 19)), qualified, negotiating, contracted, active);
    }

    /// <summary>The first day of a step.</summary>
    public DateOnly DayOf(PartnerState state) => state switch
    {
        PartnerState.Prospect => KnownSince,
        PartnerState.Qualified => Qualified,
        PartnerState.Negotiating => Negotiating,
        PartnerState.Contracted => Contracted,
        PartnerState.Active => Active,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No step on the way to ACTIVE."),
    };

    private static (OriginKind Origin, string Referrer) OriginOf(FleetPartner partner) => partner.Type switch
    {
        ChannelType.Intermediary when partner.Place % 3 != 0 => (OriginKind.ThirdParty, Brokers[partner.Place % Brokers.Length]),
        ChannelType.Internal when partner.Place >= 4 => (OriginKind.EmployeeReferral, Colleagues[partner.Place % Colleagues.Length]),
        ChannelType.Internal => (OriginKind.WebSite, ""),
        ChannelType.Direct when partner.Place % 4 == 1 => (OriginKind.EmployeeReferral, Colleagues[partner.Place % Colleagues.Length]),
        _ => (OriginKind.DirectContact, ""),
    };
}
