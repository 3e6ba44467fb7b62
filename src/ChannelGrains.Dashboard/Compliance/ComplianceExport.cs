using ChannelGrains.Compliance.V1;
using ChannelGrains.Dashboard.Exports;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Compliance;

/// <summary>Exports how what a partner must show stands.</summary>
internal sealed class ComplianceExport(ComplianceService.ComplianceServiceClient client, ComplianceNames names, IStringLocalizer<ComplianceTexts> texts) : IExport
{
    public string Id => "compliance";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var partner = query["partner"].ToString();
        var answer = await client.GetComplianceStatusAsync(new GetComplianceStatusRequest { PartnerId = partner, Day = query["day"].ToString() }, cancellationToken: cancellationToken);
        return new ExportTable("compliance",
            [
                texts["Partner"], texts["Day"], texts["Id"], texts["Requirement"], texts["Kind"], texts["State"], texts["Until"], texts["Days left"], texts["Keeps from"], texts["File"], texts["Reference"], texts["Note"],
            ],
            answer.Statuses.Count,
            answer.Statuses.Select(one => (IReadOnlyList<object?>)[
                partner, answer.Day, one.Requirement.RequirementId, one.Requirement.Title, names.Of(one.Requirement.Kind), names.Of(one.State), one.ValidUntil, (long?)ComplianceNames.DaysLeft(one, answer.Day), names.Keeps(one.Requirement),
                one.Evidence?.Sha256, one.Evidence?.Reference, one.Evidence?.Note,
            ]).ToAsyncEnumerable());
    }
}
