using System.Globalization;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Settlement;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Settlement;
using Wire = ChannelGrains.Settlement.V1;

namespace ChannelGrains.Gateway.Settlement;

/// <summary>Statements between the wire and the domain.</summary>
internal static class StatementMessages
{
    public static Wire.Statement ToMessage(string partnerId, StatementReading reading)
    {
        var (statement, standing) = (reading.Statement, reading.Standing);
        var days = statement.Period;
        return new()
        {
            PartnerId = partnerId,
            StatementId = days.Id,
            State = (Wire.StatementState)standing.State,
            FirstDay = days.FirstDay.ToString(),
            LastDay = days.LastDay.ToString(),
            ExactCommission = statement.ExactCommission.ToText(),
            ExactAdjustments = statement.ExactAdjustments.ToText(),
            Commission = Minor(statement.Commission),
            Disputed = Minor(statement.Disputed),
            CarriedIn = Minor(statement.CarriedIn),
            Total = Minor(statement.Total),
            Tax = Minor(statement.Tax),
            Payable = Minor(statement.Payable),
            CarriedOut = Minor(statement.CarriedOut),
            CarriedSince = statement.CarriedSince is { } since ? Period.OfMonth(since).Id : "",
            MinimumPayout = Moneys.ToMessage(statement.MinimumPayout, statement.CurrencyCode),
            Rounding = (ChannelGrains.Agreements.V1.Rounding)statement.Rounding,
            WithholdingRate = statement.Withholding.ToString(),
            DueOn = statement.DueOn.ToString(),
            AgreementVersion = statement.Version,
            LineCount = statement.Lines.Count,
            JournalVersion = standing.ClosedAt,
            ClosedAt = Timestamps.FromMicros(reading.ClosedAtMicros),
            ClosedBy = reading.ClosedBy,
            Etag = standing.Etag,
        };

        Google.Type.Money Minor(long amount) => MinorAmounts.ToMessage(amount, statement.CurrencyCode);
    }

    public static Wire.GetStatementResponse ToResponse(string partnerId, StatementHistory history)
    {
        var response = new Wire.GetStatementResponse
        {
            Statement = ToMessage(partnerId, history.Statement),
            NextStep = NextSteps.Of(history.Statement.Standing, history.Blocks, history.Today),
            JournalVersion = history.Version,
        };
        response.Steps.AddRange(history.Steps.Select(step => new Wire.StatementStep
        {
            State = (Wire.StatementState)step.State,
            Principal = step.Principal,
            At = Timestamps.FromMicros(step.AtMicros),
            JournalVersion = step.Version,
            Detail = step.Detail,
        }));
        response.Held.AddRange(history.Statement.Statement.Held.Select(part => new Wire.HeldPart
        {
            Until = part.Until.ToString(),
            Amount = MinorAmounts.ToMessage(part.Amount, history.Statement.Statement.CurrencyCode),
        }));
        response.Disputes.AddRange(history.Disputes.Select(dispute => ToMessage(dispute, history.Statement.Statement.CurrencyCode)));
        response.Blocks.AddRange(history.Blocks.Select(block => new Wire.PayoutBlock { Condition = block.Condition, Evidence = block.Evidence, Message = block.Message }));
        return response;
    }

    public static Wire.Dispute ToMessage(DisputeReading dispute, string currencyCode)
    {
        var message = new Wire.Dispute
        {
            DisputeId = dispute.Number.ToString(CultureInfo.InvariantCulture),
            State = dispute.Resolution switch
            {
                null => Wire.DisputeState.Open,
                { Granted: 0 } => Wire.DisputeState.Rejected,
                _ => Wire.DisputeState.Granted,
            },
            Lines = { dispute.Lines },
            Reason = dispute.Reason,
            OpenedBy = dispute.OpenedBy,
            OpenedAt = Timestamps.FromMicros(dispute.OpenedAtMicros),
        };
        if (dispute.Resolution is { } resolution)
        {
            message.Granted = MinorAmounts.ToMessage(resolution.Granted, currencyCode);
            message.Resolution = resolution.Text;
            message.AdjustmentReason = (Wire.AdjustmentReason)resolution.Reason;
            message.ResolvedBy = resolution.ResolvedBy;
            message.ResolvedAt = Timestamps.FromMicros(resolution.ResolvedAtMicros);
            message.AdjustedIn = resolution.AdjustedIn;
        }
        return message;
    }

    public static Wire.ListedStatement ToMessage(ListedStatement statement) => new()
    {
        PartnerId = statement.PartnerId,
        StatementId = statement.StatementId,
        State = (Wire.StatementState)statement.State,
        Total = MinorAmounts.ToMessage(statement.Total, statement.CurrencyCode),
        Payable = MinorAmounts.ToMessage(statement.Payable, statement.CurrencyCode),
        DueOn = statement.DueOn.ToString(),
        JournalVersion = statement.ClosedAt,
    };

    /// <summary>A page of lines.</summary>
    public static Wire.ListStatementLinesResponse ToPage(StatementReading reading, int pageSize, long after)
    {
        var size = Pages.Size(pageSize);
        var response = new Wire.ListStatementLinesResponse();
        response.Lines.AddRange(reading.Statement.Lines.Skip((int)after).Take(size).Select((_, i) => ToMessage(reading, (int)after + i + 1)));
        response.NextPageToken = after + size < reading.Statement.Lines.Count ? TokenOf(after + size) : "";
        return response;
    }

    /// <summary>A page of a line's transactions.</summary>
    public static Wire.ListStatementLinesResponse ToPage(StatementReading reading, int line, ListedTransactions page)
    {
        var response = new Wire.ListStatementLinesResponse { NextPageToken = page.Next == 0 ? "" : TokenOf(page.Next) };
        response.Lines.Add(ToMessage(reading, line));
        response.Transactions.AddRange(page.Transactions.Select(transaction => new Wire.StatementTransaction
        {
            TransactionId = transaction.TransactionId,
            Kind = transaction.Kind,
            BusinessDay = transaction.Day.ToString(),
            RecordedAt = Timestamps.FromMicros(transaction.AtMicros),
            Net = new Amount(transaction.NetMicros).ToString(),
            JournalVersion = transaction.Version,
            OriginalTransactionId = transaction.OriginalId,
        }));
        return response;
    }

    public static long NumberOf(string token) => token.Length == 0 ? 0 : long.Parse(token, NumberStyles.None, CultureInfo.InvariantCulture);

    public static string TokenOf(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number of a dispute; NOT_FOUND for what is no number.</summary>
    public static int DisputeOf(string id) => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw RefusalStatus.ToException(Refusal.NotFound("DISPUTE_NOT_FOUND", "The statement has no such dispute: read the statement, which lists them."));

    public static Wire.StatementLine ToMessage(StatementLine line, int number, string currencyCode)
    {
        var message = new Wire.StatementLine
        {
            Line = number,
            Kind = (Wire.StatementLineKind)line.Kind,
            Period = Period.OfMonth(line.Month).Id,
            AgreementVersion = line.Version,
            Days = new() { FirstDay = line.Days.First.ToString(), LastDay = line.Days.Last?.ToString() ?? "" },
            Bracket = line.Bracket is { } bracket ? bracket + 1 : 0,
            Category = line.Category,
            ExactAmount = line.Exact.ToText(),
            ExactFraction = line.Exact.ToString(),
            Amount = MinorAmounts.ToMessage(line.Share, currencyCode),
            AfterJournalVersion = line.After,
            DisputeId = line.Dispute > 0 ? line.Dispute.ToString(CultureInfo.InvariantCulture) : "",
            Note = line.Note,
        };
        message.Reasons.AddRange(line.Reasons.Select(reason => (Wire.AdjustmentReason)reason));
        if (line.Kind is StatementLineKind.Bracket or StatementLineKind.Category)
        {
            message.Base = line.Base.ToString();
            message.Rate = line.Rate.ToString();
            message.FlatFee = Moneys.ToMessage(line.FlatFee, currencyCode);
            message.Factor = line.Factor.ToText();
        }
        return message;
    }

    private static Wire.StatementLine ToMessage(StatementReading reading, int number)
    {
        var message = ToMessage(reading.Statement.Lines[number - 1], number, reading.Statement.CurrencyCode);
        message.OpenDisputeId = reading.OpenDisputes.FirstOrDefault(dispute => dispute.Lines.Count == 0 || dispute.Lines.Contains(number))?.Number.ToString(CultureInfo.InvariantCulture) ?? "";
        return message;
    }
}
