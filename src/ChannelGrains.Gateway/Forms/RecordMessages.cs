using ChannelGrains.Domain.Actions;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Forms;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Forms.V1;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains;
using ChannelGrains.Grains.FormRecords;
using AmendRecord = ChannelGrains.Domain.FormRecords.AmendRecord;
using DecideFinding = ChannelGrains.Domain.FormRecords.DecideFinding;
using KeptRecord = ChannelGrains.Grains.FormRecords.KeptRecord;
using FindingName = ChannelGrains.Domain.FormRecords.FindingName;
using RecordPlace = ChannelGrains.Domain.FormRecords.RecordPlace;
using Wire = ChannelGrains.Forms.V1;

namespace ChannelGrains.Gateway.Forms;

/// <summary>Records and findings between the wire and the domain.</summary>
internal static class RecordMessages
{
    private const int ScorePlaces = 6;

    public static SubmitRecord ToCommand(SubmitRecordRequest request)
    {
        var record = request.Record ?? new Record();
        return new SubmitRecord(new RecordSetting(
            record.RecordId, record.FormId, record.FormVersion, record.StoreId, record.TakenAt is { } at ? Timestamps.ToMicros(at) : null,
            record.Place is { } place ? new RecordPlace(place.LatitudeE6, place.LongitudeE6, place.AccuracyMeters) : null, record.TakenBy, record.Device, record.PersonId,
            record.Assignment?.PlanId, record.Assignment?.BeginsOn ?? "", [.. record.Answers.Select(ToSetting)]));
    }

    public static AmendRecord ToCommand(AmendRecordRequest request) => new(request.RecordId, [.. request.Answers.Select(ToSetting)], request.Reason);

    public static DecideFinding ToCommand(DecideFindingRequest request) => new(request.RecordId, request.ItemId, request.Cause, request.Decision, request.CheckOn);

    public static PlanImprovement ToCommand(PlanImprovementRequest request) => new(
        PlanImprovement.ActionOf(request.ActionId, request.Title, (ActionPriority)request.Priority, request.Owner, Day(request.DueOn)),
        [.. request.Findings.Select(finding => new FindingName(finding.RecordId, finding.ItemId))]);

    public static PlanImprovementResponse ToMessage(string partnerId, SharedFindings shared)
    {
        var response = new PlanImprovementResponse { JournalVersion = shared.Version };
        response.Findings.AddRange(shared.Findings.Select(finding => ToMessage(partnerId, finding)));
        return response;
    }

    /// <param name="partnerId">The partner.</param>
    /// <param name="kept">The record.</param>
    /// <param name="own">The partners that there are for the caller; all when none is named.</param>
    public static Wire.KeptRecord ToMessage(string partnerId, KeptRecord kept, IReadOnlySet<string> own)
    {
        var (submitted, score) = (kept.Submitted, kept.Score);
        var message = new Wire.KeptRecord
        {
            Record = ToMessage(partnerId, submitted.Record),
            Score = score.ScoreMicros is { } micros ? DecimalText.Format((Int128)micros, ScorePlaces) : "",
            Passed = score.HasPassed,
            RedLine = score.CrossedRedLine,
            TakenOn = submitted.TakenOn.ToString(),
            HoldsUntil = submitted.HoldsUntil?.ToString() ?? "",
            ReceivedAt = Timestamps.FromMicros(submitted.ReceivedAtMicros),
            ReceivedFrom = kept.ReceivedFrom,
            JournalVersion = kept.Version,
        };
        if (kept.IsWithheld)
        {
            (message.Withheld, message.Score, message.Passed) = (true, "", false);
            return message;
        }
        message.Record.Answers.AddRange(kept.Answers.Select(ToMessage));
        message.FailedItemIds.AddRange(score.Failed);
        message.ReusedFiles.AddRange(submitted.Reused.Select(reused => own.Count == 0 || own.Contains(reused.PartnerId)
            ? new Wire.ReusedFile { Sha256 = reused.File, PartnerId = reused.PartnerId, RecordId = reused.RecordId }
            : new Wire.ReusedFile { Sha256 = reused.File }));
        message.Amendments.AddRange(kept.Amendments.Select(ToMessage));
        return message;
    }

    public static Wire.Finding ToMessage(string partnerId, FindingReading reading)
    {
        var finding = reading.Finding;
        return new Wire.Finding
        {
            PartnerId = partnerId,
            RecordId = finding.RecordId,
            ItemId = finding.Key.ItemId,
            FormId = finding.Key.FormId,
            StoreId = finding.Key.StoreId,
            Title = finding.Title,
            RedLine = finding.IsRedLine,
            State = finding.IsOpen ? FindingState.Open : FindingState.Closed,
            FoundAt = Timestamps.FromMicros(finding.FoundAtMicros),
            ClosedAt = finding.ClosedAtMicros is { } closed ? Timestamps.FromMicros(closed) : null,
            LastRecordId = finding.LastRecordId,
            TimesFailed = finding.TimesFailed,
            TimesFoundBefore = finding.TimesFoundBefore,
            Cause = finding.Decided?.Cause ?? "",
            Decision = finding.Decided?.Decision ?? "",
            CheckOn = finding.Decided?.CheckOn.ToString() ?? "",
            DecidedBy = finding.Decided?.DecidedBy ?? "",
            ActionId = reading.ActionId,
        };
    }

    private static Record ToMessage(string partnerId, FormRecord record) => new()
    {
        RecordId = record.RecordId,
        PartnerId = partnerId,
        FormId = record.FormId,
        FormVersion = record.FormVersion,
        StoreId = record.StoreId,
        TakenAt = Timestamps.FromMicros(record.TakenAtMicros),
        Place = record.Place is { } place ? new Wire.RecordPlace { LatitudeE6 = place.LatitudeE6, LongitudeE6 = place.LongitudeE6, AccuracyMeters = place.AccuracyMeters } : null,
        TakenBy = record.TakenBy,
        Device = record.Device,
        Assignment = record.Assignment is { } assignment ? new Wire.AnsweredAssignment { PlanId = assignment.PlanId, BeginsOn = assignment.BeginsOn.ToString() } : null,
    };

    private static Amendment ToMessage(KeptAmendment amendment)
    {
        var message = new Amendment { AmendedAt = Timestamps.FromMicros(amendment.Amended.AmendedAtMicros), Principal = amendment.Principal, Reason = amendment.Amended.Reason };
        foreach (var answer in amendment.Amended.Answers)
            message.Before.Add(amendment.Amended.Before.FirstOrDefault(before => before.ItemId == answer.ItemId) is { } before ? ToMessage(before) : new Answer { ItemId = answer.ItemId });
        return message;
    }

    public static AnswerSetting ToSetting(Answer answer) => new(answer.ItemId)
    {
        DoesNotApply = answer.ValueCase == Answer.ValueOneofCase.DoesNotApply && answer.DoesNotApply,
        Yes = answer.ValueCase == Answer.ValueOneofCase.Yes ? answer.Yes : null,
        Scale = answer.ValueCase == Answer.ValueOneofCase.Scale ? answer.Scale : null,
        Number = answer.ValueCase == Answer.ValueOneofCase.Number ? answer.Number : null,
        ChoiceId = answer.ValueCase == Answer.ValueOneofCase.ChoiceId ? answer.ChoiceId : null,
        Text = answer.ValueCase == Answer.ValueOneofCase.Text ? answer.Text : null,
        Files = answer.Files,
        Note = answer.Note,
    };

    private static Answer ToMessage(FormAnswer answer)
    {
        var message = new Answer { ItemId = answer.ItemId, Note = answer.Note, Files = { answer.Files } };
        if (answer.DoesNotApply)
            message.DoesNotApply = true;
        if (answer.Yes is { } yes)
            message.Yes = yes;
        if (answer.Scale is { } scale)
            message.Scale = scale;
        if (answer.Number is { } number)
            message.Number = ExactNumbers.ToText(number);
        if (answer.ChoiceId is { } choiceId)
            message.ChoiceId = choiceId;
        if (answer.Text is { } text)
            message.Text = text;
        return message;
    }

    private static BusinessDay? Day(string text) => text.Length == 0 ? null : BusinessDay.TryParse(text, out var day)
        ? day
        : throw RefusalStatus.ToException(Refusal.InvalidArgument("DATE", "due_on is no date: write yyyy-mm-dd.", "due_on"));
}
