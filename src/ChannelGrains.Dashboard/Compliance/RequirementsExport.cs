using ChannelGrains.Compliance.V1;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Naming;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Compliance;

/// <summary>Exports what partners must show.</summary>
internal sealed class RequirementsExport(ComplianceService.ComplianceServiceClient client, ComplianceNames names, Terms terms, IStringLocalizer<ComplianceTexts> texts) : IExport
{
    public string Id => "requirements";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var list = await client.ListRequirementsAsync(new ListRequirementsRequest(), cancellationToken: cancellationToken);
        var chosen = RequirementQuery.Of(list.Requirements, name => query[name].ToString()).ToList();
        return new ExportTable("requirements",
            [
                texts["Id"], texts["Requirement"], texts["Kind"], texts["Of these channel types; none is all"], texts["In these regions; none is everywhere"], texts["Tiers of agreements"], texts["Categories"], texts["Certified persons"], texts["Keeps from"], texts["Days it holds"],
                texts["Notices, days before"], texts["Asked for from"],
            ],
            chosen.Count,
            chosen.Select(one => (IReadOnlyList<object?>)[
                one.RequirementId, one.Title, names.Of(one.Kind), string.Join(", ", one.ChannelTypes.Select(terms.Of)), string.Join(", ", one.Regions), string.Join(", ", one.AgreementTiers), string.Join(", ", one.Categories), names.Needs(one), names.Keeps(one),
                one.ValidityDays == 0 ? null : (long)one.ValidityDays, string.Join(", ", one.NoticeDays), one.EffectiveFrom,
            ]).ToAsyncEnumerable());
    }
}
