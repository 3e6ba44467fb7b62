using ChannelGrains.Partners.V1;

namespace ChannelGrains.Campaigns.Commands.Scripts;

/// <summary>Commands that several stories begin with.</summary>
internal static class PartnerCommands
{
    public static Command<CreatePartnerRequest, CreatePartnerResponse> Create(
        string partnerId, PartnerState state, Func<Shown, Shown> effect, Action<CreatePartnerResponse> taken, Refused? refused = null, string region = "cn/sichuan")
    {
        var partner = new Partner
        {
            PartnerId = partnerId,
            DisplayName = partnerId,
            ChannelType = ChannelType.Intermediary,
            Region = region,
            TimeZone = "Asia/Shanghai",
            CurrencyCode = "CNY",
            Origin = new Origin { Kind = OriginKind.ThirdParty, Referrer = "a friend" },
        };
        return new(
            new CreatePartnerRequest { PartnerId = partnerId, Partner = partner, InitialState = state, Evidence = "known" },
            (channel, request) => new PartnerService.PartnerServiceClient(channel).CreatePartnerAsync(request),
            request => request.Partner.DisplayName += " again")
        { Effect = effect, Taken = taken, Refused = refused };
    }
}
