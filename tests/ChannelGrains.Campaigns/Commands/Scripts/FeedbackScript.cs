using System.Globalization;
using ChannelGrains.Feedback.V1;
using ChannelGrains.Partners.V1;
using ChannelGrains.Scorecards.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Commands.Scripts;

/// <summary>Customers answer surveys, complain and are answered.</summary>
/// <param name="partnerId">Whom they speak of.</param>
/// <param name="prefix">Begins the ids of this story's complaints.</param>
/// <param name="isAlone">The partner is the story's own, and begins with it.</param>
internal sealed class FeedbackScript(string partnerId, string prefix, bool isAlone) : ICommandScript
{
    private const int MaxCommands = 80, PageSize = 500, SatisfiedFrom = 4;
    private const string Answers = "answers", Satisfied = "satisfied", Due = "complaints due", InTime = "answered in time";

    private static readonly DateTimeOffset FirstDay = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan LocalTime = TimeSpan.FromHours(8);

    private readonly List<OpenComplaintRequest> _open = [];
    private readonly List<OpenComplaintRequest> _answered = [];
    private int _made;

    public string Subject => isAlone ? $"feedback of {partnerId}" : $"feedback {prefix} of {partnerId}";

    public Command? Next(Random random, Shown acknowledged)
    {
        if (_made++ == MaxCommands)
            return null;
        if (_made == 1 && isAlone)
            return PartnerCommands.Create(partnerId, PartnerState.Active, Counted, _ => { });
        return random.Next(100) switch
        {
            < 40 => Survey(random),
            < 70 => Open(random),
            < 88 when _open.Count > 0 => Answer(_open[random.Next(_open.Count)], random, null),
            < 91 when _open.Count > 0 => OpenAgain(_open[random.Next(_open.Count)]),
            < 95 when _answered.Count > 0 => Answer(_answered[random.Next(_answered.Count)], random, new Refused(StatusCode.FailedPrecondition, "COMPLAINT_STATE")),
            < 98 => Answer(NewComplaint(random, $"{prefix}-none"), random, new Refused(StatusCode.NotFound, "COMPLAINT_NOT_FOUND")),
            _ => Survey(6, random, new Refused(StatusCode.InvalidArgument, "SCORE")),
        };
    }

    public async Task<Shown> ReadAsync(ChannelBase channel)
    {
        var shown = Shown.Nothing;
        var client = new FeedbackService.FeedbackServiceClient(channel);
        var request = new ListComplaintsRequest { PartnerId = partnerId, PageSize = PageSize };
        try
        {
            do
            {
                var page = await client.ListComplaintsAsync(request);
                foreach (var complaint in page.Complaints.Where(complaint => complaint.ComplaintId.StartsWith(prefix + "-", StringComparison.Ordinal)))
                    shown = shown.With(Key(complaint.ComplaintId), Text(complaint));
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);
            return isAlone ? await ReadCountsAsync(channel, await PartnerRecords.ReadAsync(channel, partnerId, shown)) : shown;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound && isAlone)
        {
            return Shown.Nothing;
        }
    }

    /// <summary>What of it the scorecard counts. All of it falls into one year.</summary>
    private async Task<Shown> ReadCountsAsync(ChannelBase channel, Shown shown)
    {
        var request = new GetScorecardRequest { Scope = new ScorecardScope { PartnerId = partnerId }, Period = "2025" };
        var card = (await new ScorecardService.ScorecardServiceClient(channel).GetScorecardAsync(request)).Scorecard;
        foreach (var (kpi, above, below) in new[] { (KpiName.CustomerSatisfaction, Satisfied, Answers), (KpiName.AfterSalesResponse, InTime, Due) })
            if (card.Rows.Single(row => row.Kpi == kpi) is { State: ScoreRowState.Counted } row)
                shown = shown.With(above, row.Numerator).With(below, row.Denominator);
        return shown;
    }

    private Command Survey(Random random) => Survey(1 + random.Next(5), random, null);

    private Command<RecordSurveyAnswerRequest, RecordSurveyAnswerResponse> Survey(int score, Random random, Refused? refused)
    {
        var day = FirstDay.AddDays(random.Next(90)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var answer = new SurveyAnswer { Score = score, Channel = "wechat", QuestionId = "q1", AnsweredOn = day, CustomerId = $"customer-{random.Next(400)}" };
        return new(
            new RecordSurveyAnswerRequest { PartnerId = partnerId, Answer = answer },
            (channel, request) => new FeedbackService.FeedbackServiceClient(channel).RecordSurveyAnswerAsync(request),
            request => request.Answer.Score = request.Answer.Score % 5 + 1)
        { Effect = shown => Counted(shown, Satisfied, score >= SatisfiedFrom, Answers), Refused = refused };
    }

    private Command<OpenComplaintRequest, OpenComplaintResponse> Open(Random random)
    {
        var request = NewComplaint(random, $"{prefix}-{_made}");
        return Open(request, null, shown => Counted(shown, InTime, false, Due).With(Key(request.ComplaintId), Text(AsOpened(request))), _ => _open.Add(request));
    }

    private Command<OpenComplaintRequest, OpenComplaintResponse> OpenAgain(OpenComplaintRequest request) =>
        Open(request.Clone(), new Refused(StatusCode.AlreadyExists, "COMPLAINT_EXISTS"), shown => shown, _ => { });

    private static Command<OpenComplaintRequest, OpenComplaintResponse> Open(
        OpenComplaintRequest request, Refused? refused, Func<Shown, Shown> effect, Action<OpenComplaintResponse> taken) => new(
        request,
        (channel, sent) => new FeedbackService.FeedbackServiceClient(channel).OpenComplaintAsync(sent),
        altered => altered.Subject += " at all")
        { Effect = effect, Refused = refused, Taken = taken };

    private Command<AnswerComplaintRequest, AnswerComplaintResponse> Answer(OpenComplaintRequest opened, Random random, Refused? refused)
    {
        var answered = AsOpened(opened);
        answered.State = ComplaintState.Answered;
        answered.AnsweredAt = opened.OpenedAt + Duration.FromTimeSpan(TimeSpan.FromMinutes(random.Next(20_000)));
        answered.Answer = $"mended by {random.Next(1_000)}";
        answered.Overdue = answered.AnsweredAt > answered.DueAt;
        return new(
            new AnswerComplaintRequest { PartnerId = partnerId, ComplaintId = opened.ComplaintId, Answer = answered.Answer, AnsweredAt = answered.AnsweredAt },
            (channel, request) => new FeedbackService.FeedbackServiceClient(channel).AnswerComplaintAsync(request),
            request => request.Answer += ", and once more")
        {
            Effect = shown => Counted(shown, InTime, !answered.Overdue).With(Key(opened.ComplaintId), Text(answered)),
            Refused = refused,
            Taken = _ => Move(opened),
        };
    }

    private void Move(OpenComplaintRequest opened)
    {
        _open.Remove(opened);
        _answered.Add(opened);
    }

    private OpenComplaintRequest NewComplaint(Random random, string complaintId) => new()
    {
        PartnerId = partnerId,
        ComplaintId = complaintId,
        Subject = $"delivery {random.Next(1_000)} 没到",
        CustomerId = $"customer-{random.Next(400)}",
        OpenedAt = Timestamp.FromDateTimeOffset(FirstDay.AddMinutes(random.Next(90 * 24 * 60))),
        ResponseLimit = Duration.FromTimeSpan(TimeSpan.FromMinutes(1 + random.Next(10_000))),
    };

    /// <summary>What an open one must look like: all of them are of a time long past.</summary>
    private static Complaint AsOpened(OpenComplaintRequest request)
    {
        var dueAt = request.OpenedAt + request.ResponseLimit;
        return new Complaint
        {
            ComplaintId = request.ComplaintId,
            Subject = request.Subject,
            OpenedAt = request.OpenedAt,
            DueAt = dueAt,
            DueOn = dueAt.ToDateTimeOffset().ToOffset(LocalTime).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            State = ComplaintState.Open,
            Overdue = true,
        };
    }

    private Shown Counted(Shown shown) => isAlone ? shown.Plus(PartnerRecords.Name) : shown;

    /// <summary>With one more of those below, and of those above if it is one.</summary>
    private Shown Counted(Shown shown, string above, bool isAbove, string? below = null)
    {
        if (!isAlone)
            return shown;
        var counted = Counted(shown).Plus(above, isAbove ? 1 : 0);
        return below is null ? counted : counted.Plus(below);
    }

    private static string Key(string complaintId) => $"complaint {complaintId}";

    private static string Text(Complaint complaint) => complaint.ToString();
}
