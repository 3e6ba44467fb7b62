using ChannelGrains.Dashboard.Compliance;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Discipline.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Discipline;

/// <summary>Exports how what the company asks of itself stands.</summary>
internal sealed class CompanyExport(DisciplineService.DisciplineServiceClient client, ComplianceNames states, DisciplineNames names, IStringLocalizer<DisciplineTexts> texts) : IExport
{
    public string Id => "company-compliance";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var answer = await client.GetCompanyComplianceAsync(new GetCompanyComplianceRequest { Day = query["day"].ToString() }, cancellationToken: cancellationToken);
        return new ExportTable("company-compliance",
            [texts["Day"], texts["Id"], texts["Requirement"], texts["Kind"], texts["Of whom"], texts["State"], texts["Until"], texts["Days left"], texts["Reference"], texts["Note"]],
            answer.Statuses.Count,
            answer.Statuses.Select(one => (one.Status, one.Declarer)).Select(one => (IReadOnlyList<object?>)[
                answer.Day, one.Status.Requirement.RequirementId, one.Status.Requirement.Title, states.Of(one.Status.Requirement.Kind), names.Of(one.Declarer), states.Of(one.Status.State), one.Status.ValidUntil,
                (long?)ComplianceNames.DaysLeft(one.Status, answer.Day), one.Status.Evidence?.Reference, one.Status.Evidence?.Note,
            ]).ToAsyncEnumerable());
    }
}
