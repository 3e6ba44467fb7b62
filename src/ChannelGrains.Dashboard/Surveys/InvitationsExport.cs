using System.Globalization;
using System.Runtime.CompilerServices;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Forms;
using ChannelGrains.Forms.V1;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Surveys;

/// <summary>Exports the invitations of a partner that are chosen.</summary>
internal sealed class InvitationsExport(FormService.FormServiceClient client, SurveyNames surveys, FormNames names, IStringLocalizer<SurveysTexts> texts) : IExport
{
    private const int PageSize = 1_000;

    public string Id => "invitations";

    public async Task<ExportTable> OpenAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        await names.ReadAsync();
        var request = ResultQuery.Invitations(name => name == "page" ? null : query[name].ToString(), query["partner"].ToString(), PageSize);
        var first = await client.ListInvitationsAsync(request, cancellationToken: cancellationToken);
        return new ExportTable("invitations",
            [texts["Partner"], texts["Id"], texts["Survey"], texts["Who is asked"], texts["Store"], texts["Sent by"], texts["Invited on"], texts["Good until"], texts["State"]], null, RowsAsync(request, first, cancellationToken));
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(ListInvitationsRequest request, ListInvitationsResponse page, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            foreach (var (invitation, state) in page.Invitations.Select(one => (one.Invitation, one.State)))
                yield return [
                    invitation.PartnerId, invitation.InvitationId, names.TitleOf(invitation.FormId), surveys.Of(invitation.Subject), invitation.StoreId, invitation.Channel, Iso(invitation.InvitedAt), Iso(invitation.ExpiresAt),
                    surveys.Of(state)];
            if (page.NextPageToken.Length == 0)
                yield break;
            request.PageToken = page.NextPageToken;
            page = await client.ListInvitationsAsync(request, cancellationToken: cancellationToken);
        }
    }

    private static string Iso(Timestamp at) => at.ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
