using ChannelGrains.Dashboard.Calling;
using ChannelGrains.Forms.V1;
using Answer = ChannelGrains.Dashboard.Calling.Answer;

namespace ChannelGrains.Dashboard.Certificates;

/// <summary>Reads all certificates of a partner, of which the server keeps a bounded number.</summary>
internal sealed class CertificateReader(CertificateService.CertificateServiceClient client)
{
    private const int PageSize = 1_000;

    public Task<Answer<ListCertificatesResponse>> ReadAsync(string partnerId, string? day, string? code) => Answer.OfAsync(() => ReadAllAsync(partnerId, day, code, CancellationToken.None));

    public async Task<ListCertificatesResponse> ReadAllAsync(string partnerId, string? day, string? code, CancellationToken cancellationToken)
    {
        var request = new ListCertificatesRequest { PartnerId = partnerId, Day = day ?? "", Code = code ?? "", PageSize = PageSize };
        var all = await client.ListCertificatesAsync(request, cancellationToken: cancellationToken);
        for (var page = all; page.NextPageToken.Length > 0; all.Certificates.AddRange(page.Certificates))
        {
            // The pages after the first are of the day that it was read on.
            (request.Day, request.PageToken) = (all.Day, page.NextPageToken);
            page = await client.ListCertificatesAsync(request, cancellationToken: cancellationToken);
        }
        return all;
    }
}
