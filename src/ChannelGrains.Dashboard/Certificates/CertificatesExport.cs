using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Certificates;

/// <summary>Exports the certificates of a partner that are chosen.</summary>
internal sealed class CertificatesExport(CertificateReader reader, CertificateNames states, FormNames names, IStringLocalizer<CertificatesTexts> texts) : IExport
{
    public string Id => "certificates";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        await names.ReadAsync();
        var read = await reader.ReadAllAsync(query["partner"].ToString(), query["day"].ToString(), query["code"].ToString(), cancellationToken);
        var chosen = CertificateQuery.Of(read.Certificates, query["state"].ToString()).ToList();
        return new ExportTable("certificates",
            [
                texts["Partner"], texts["Day"], texts["Code"], texts["Test"], texts["Person"], texts["State"], texts["Issued on"], texts["Last day"], texts["Days left"], texts["Revoked on"], texts["Reason"], texts["Record"],
            ],
            chosen.Count,
            chosen.Select(one => (IReadOnlyList<object?>)[
                one.PartnerId, read.Day, one.Code, names.TitleOf(one.Code), one.PersonHash, states.Of(one.State), one.IssuedOn, one.ExpiresOn, (long?)CertificateNames.DaysLeft(one, read.Day), one.RevokedOn, one.Reason, one.RecordId,
            ]).ToAsyncEnumerable());
    }
}
