using System.Globalization;
using System.Runtime.CompilerServices;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Discipline.V1;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Discipline;

/// <summary>Exports the declarations that are chosen.</summary>
internal sealed class DeclarationsExport(DisciplineService.DisciplineServiceClient client, DisciplineNames names, IStringLocalizer<DisciplineTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "declarations";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var request = DisciplineQuery.Declarations(name => name == "page" ? null : query[name].ToString(), PageSize);
        var first = await client.ListDeclarationsAsync(request, cancellationToken: cancellationToken);
        return new ExportTable("declarations",
            [texts["Who"], texts["Kind"], texts["As"], texts["Discloses"], texts["From"], texts["Until"], texts["Reference"], texts["Note"], texts["Recorded by"], texts["Recorded"]], null, RowsAsync(request, first, cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(ListDeclarationsRequest request, ListDeclarationsResponse page, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            foreach (var one in page.Declarations)
                yield return [
                    names.Of(one.Person), names.Of(one.Kind), one.Role, one.Discloses ? texts["something"].Value : texts["nothing"].Value, one.ValidFrom, one.ValidUntil, one.Reference, one.Note, one.RecordedBy,
                    one.RecordedAt.ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)];
            if (page.NextPageToken.Length == 0)
                yield break;
            request.PageToken = page.NextPageToken;
            page = await client.ListDeclarationsAsync(request, cancellationToken: cancellationToken);
        }
    }
}
