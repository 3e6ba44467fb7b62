using ChannelGrains.Ingest.V1;
using ChannelGrains.Partners.V1;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Hostile;

/// <summary>Makes the campaign's partners and sources.</summary>
internal static class Registration
{
    public static async Task PartnerAsync(ChannelBase admin, string partnerId) => await new PartnerService.PartnerServiceClient(admin).CreatePartnerAsync(new CreatePartnerRequest
    {
        PartnerId = partnerId,
        Partner = new Partner { DisplayName = partnerId, ChannelType = ChannelType.Direct, Region = "cn/sichuan", TimeZone = "Etc/UTC" },
        InitialState = PartnerState.Active,
        RequestId = partnerId,
    });

    public static async Task SourceAsync(ChannelBase admin, string sourceId, SourceMode mode) => await new IngestService.IngestServiceClient(admin).CreateSourceAsync(new CreateSourceRequest
    {
        Source = new Source { SourceId = sourceId, Mode = mode, DisplayName = sourceId },
        RequestId = sourceId,
    });
}
