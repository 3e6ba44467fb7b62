using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.SalesViews;
using ChannelGrains.Domain.Surveys;
using ChannelGrains.Forms.V1;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Gateway.SalesViews;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Surveys;

namespace ChannelGrains.Gateway.Surveys;

/// <summary>Reads what surveys say: of a partner from its activation, of more from the views.</summary>
internal sealed class SurveyReader(IGrainFactory grains, PartnerGrains partners, ViewReader views, ProgrammeReader programme, AnswerGate gate)
{
    public async Task<GetSurveyResultsResponse> ReadAsync(GetSurveyResultsRequest request, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(request.Subject))
            throw RefusalStatus.ToException(Refusal.InvalidArgument("SUBJECT", "subject must be one of the enum's subjects, or unspecified for both.", "subject"));
        var (partnerId, scope) = SurveyScopes.Read(request.Scope);
        if (partnerId is not null)
            await partners.RequireAsync(partnerId, cancellationToken);
        var period = await programme.WholeMonthsAsync(request.Period);
        var sums = partnerId is null ? await ReadAsync(scope, period) : await gate.PassAsync(await partners.Get(partnerId).AsReference<IPartnerSurveys>().Read(period), cancellationToken);
        var response = new GetSurveyResultsResponse { AsOf = Timestamps.FromMicros(sums.AsOfMicros), Revision = sums.Version };
        response.Results.AddRange(sums.Sums.Where(sum => IsAsked(sum.Key, request)).Select(SurveyMessages.ToMessage));
        return response;
    }

    private async Task<SurveySums> ReadAsync(ViewScope scope, Period period)
    {
        views.RequireViews();
        var readings = await Task.WhenAll(period.Months.Select(month => grains.GetGrain<ISurveyViewGrain>(Period.OfMonth(month).Id).ReadSums(scope).AsTask()));
        return new SurveySums(SurveySum.Merge(readings.SelectMany(month => month.Value)), readings.Min(month => month.AsOfMicros), readings.Sum(month => month.Revision));
    }

    private static bool IsAsked(SurveyKey key, GetSurveyResultsRequest request) =>
        (request.FormId.Length == 0 || key.FormId == request.FormId) && (request.Subject == SurveySubject.Unspecified || (int)key.Subject == (int)request.Subject);
}
