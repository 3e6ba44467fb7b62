using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Golden;

internal static partial class GoldenScript
{
    private static async Task DefineAsync(TestClient client)
    {
        await client.Programme.UpdateProgrammeAsync(new UpdateProgrammeRequest
        {
            Programme = new Programme { DisplayName = "渠道计划 Programme", FiscalYearStartMonth = 4 },
            UpdateMask = FieldMask.FromStringEnumerable<Programme>(["display_name", "fiscal_year_start_month"]),
            RequestId = "golden",
        });
        await client.CreateSourceAsync(SourceMode.Keyed, source => (source.SourceId, source.DisplayName) = (Keyed, "ERP"));
        await client.CreateSourceAsync(SourceMode.Sequenced, source => source.SourceId = Numbered);
        await client.CreateSourceAsync(SourceMode.Keyed, source => (source.SourceId, source.MaxAgeDays) = (Late, 1));
        await client.CreatePartnerAsync(request =>
        {
            (request.PartnerId, request.Partner.DisplayName, request.Partner.ActiveFrom) = (Partner, "成都南店 Chengdu South", "2025-01-01");
            request.Partner.ExternalIds.Add("erp", "4711");
            request.Partner.ExternalIds.Add("crm", "C-1");
        });
        await client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest
        {
            Partner = new Partner { PartnerId = Partner, ChannelType = ChannelType.Intermediary, Region = "cn/sichuan" },
            UpdateMask = FieldMask.FromStringEnumerable<Partner>(["channel_type", "region"]),
            EffectiveFrom = "2026-03-06",
        });
        await client.Partners.SuspendPartnerAsync(new SuspendPartnerRequest { PartnerId = Partner, Reason = "an audit" });
    }
}
