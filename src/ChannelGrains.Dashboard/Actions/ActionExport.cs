using System.Runtime.CompilerServices;
using ChannelGrains.Actions.V1;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Sessions;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Actions;

/// <summary>Exports the list of actions.</summary>
internal sealed class ActionExport(ActionService.ActionServiceClient client, ActionNames names, Company company, CurrentSession current, IStringLocalizer<ActionTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "actions";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        await company.ReadAsync();
        var request = new ListActionsRequest { Filter = ActionQuery.Of(name => query[name], current.Require().Principal, company), PageSize = PageSize };
        var first = await client.ListActionsAsync(request, cancellationToken: cancellationToken);
        return new ExportTable("actions",
            [
                texts["Partner"], texts["Id"], texts["Action"], texts["Kind"], texts["Priority"], texts["Owner"], texts["State"], texts["Opened"], texts["Due"], texts["Completed"], texts["Closed"], texts["Overdue"], texts["Cause"],
            ],
            null, RowsAsync(request, first, cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(ListActionsRequest request, ListActionsResponse page, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            foreach (var action in page.Actions)
                yield return [
                    action.PartnerId, action.ActionId, action.Title, names.Of(action.Kind), names.Of(action.Priority), action.Owner, names.Of(action.State), Iso(action.OpenedAt), action.DueOn,
                    Iso(action.CompletedAt), Iso(action.ClosedAt), action.Overdue ? texts["Overdue"].Value : "", action.Cause];
            if (page.NextPageToken.Length == 0)
                yield break;
            request.PageToken = page.NextPageToken;
            page = await client.ListActionsAsync(request, cancellationToken: cancellationToken);
        }
    }

    private static string? Iso(Timestamp? at) => at?.ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
}
