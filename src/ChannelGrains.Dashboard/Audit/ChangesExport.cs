using System.Globalization;
using System.Runtime.CompilerServices;
using ChannelGrains.Audit.V1;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Audit;

/// <summary>Exports what was done.</summary>
internal sealed class ChangesExport(AuditService.AuditServiceClient client, ChangeNames kinds, DetailNames details, Company company, IStringLocalizer<AuditTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "changes";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        await company.ReadAsync();
        var request = ChangesQuestion.Of(name => query[name], company);
        request.PageSize = PageSize;
        var first = await client.ListChangesAsync(request, cancellationToken: cancellationToken);
        return new ExportTable("changes",
            [texts["When"], texts["Who"], texts["What"], texts["What it is called"], texts["Partner"], texts["In particular"], texts["Journal"], texts["version"], texts["Request"]],
            null, RowsAsync(request, first, cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(ListChangesRequest request, ListChangesResponse page, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            foreach (var change in page.Changes)
                yield return [
                    change.AcceptedAt.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture), change.Principal, kinds.Of(change.Kind), change.Kind, change.PartnerId,
                    string.Join("; ", change.Details.Select(detail => $"{details.Of(detail.Name)}: {detail.Value}")), change.Journal, change.Version, change.RequestId];
            if (page.NextPageToken.Length == 0)
                yield break;
            request.PageToken = page.NextPageToken;
            page = await client.ListChangesAsync(request, cancellationToken: cancellationToken);
        }
    }
}
