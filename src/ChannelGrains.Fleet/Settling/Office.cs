using System.Globalization;
using ChannelGrains.Fleet.Cast;
using ChannelGrains.Fleet.Checks;
using ChannelGrains.Fleet.Ledgers;
using ChannelGrains.Fleet.Noting;
using ChannelGrains.Fleet.Patterns;
using ChannelGrains.Fleet.Scripts;
using ChannelGrains.Ingest.V1;
using ChannelGrains.Settlement.V1;
using Grpc.Core;

namespace ChannelGrains.Fleet.Settling;

/// <summary>Settles with the fleet's partners: closes months that are over, has the statements approved by another person, pays, takes the bank's answers, and compares all of
/// it with its own book, at moments at which nothing is under way. Each day's work may be done again.</summary>
internal sealed class Office
{
    private const int AtOnce = 8;

    private readonly Desk _closer, _approver;
    private readonly Notes _notes;
    private readonly DateOnly _firstDay;
    private readonly bool _areTwo;
    private readonly List<Account> _accounts;
    private readonly List<(Send News, LateSale Of)> _news = [];
    private readonly StatementCheck _statements;
    private readonly PaidSaleCheck _paidSales;
    private readonly Cashier _cashier;
    private readonly Func<DateOnly, CancellationToken, Task<Comparison>> _beforeApproval;
    private DateOnly _nextMonth;
    private PaymentDay? _paying;

    /// <param name="people">Who closes and plans, and who verifies and approves.</param>
    /// <param name="ledger">What was sent.</param>
    /// <param name="firstDay">First day of the story.</param>
    /// <param name="notes">Hears what was done.</param>
    /// <param name="beforeApproval">What others do once a month is closed, and before its statements are approved; by the month.</param>
    public Office(OfficePeople people, Ledger ledger, DateOnly firstDay, Notes notes, Func<DateOnly, CancellationToken, Task<Comparison>> beforeApproval)
    {
        (_closer, _approver, _areTwo) = (new Desk(people.Closer), new Desk(people.Approver), people.AreTwo);
        (_notes, _firstDay) = (notes, firstDay);
        _accounts = [.. ledger.Partners.Select(partner => new Account(new CommissionBook(partner, FirstMonthOf(partner.Partner))))];
        _nextMonth = PartnerCast.All.Min(FirstMonthOf);
        _statements = new StatementCheck(_closer);
        _paidSales = new PaidSaleCheck(_closer, _statements, notes);
        _cashier = new Cashier(_closer, _approver);
        _beforeApproval = beforeApproval;
    }

    /// <summary>Whether there is something to do at the start of a day.</summary>
    public bool HasWorkOn(DateOnly day) => day > _firstDay
        && day.Day is MonthEnd.CloseDay or MonthEnd.PayDay or MonthEnd.BookedDay or MonthEnd.SecondPayDay or MonthEnd.SecondBookedDay;

    /// <summary>Hears of what was sent.</summary>
    /// <param name="step">The step that sent it.</param>
    /// <param name="isDone">Whether an earlier start did it, and told of it.</param>
    public void Take(Step step, bool isDone)
    {
        if (step is not Send { Of: { } of } send)
            return;
        _news.Add((send, of));
        if (!isDone && _accounts.Single(account => account.PartnerId == send.Partner.Id).Statements.Any(one => one.Statement.Month == of.Month && one.State == StatementState.Paid))
            Tell(send.At, $"{send.Partner.Name}, {Period.Month(of.Month).Id} of which is paid: " + send.Transaction.Kind switch
            {
                TransactionKind.Return => $"goods of {of.TransactionId} had come back, RETURN {send.Transaction.TransactionId}",
                TransactionKind.Void => $"{of.TransactionId} is taken back, VOID {send.Transaction.TransactionId}",
                _ => $"a sale was forgotten, SALE {send.Transaction.TransactionId}",
            });
    }

    /// <summary>Does the work of a day at its start.</summary>
    /// <param name="day">The day.</param>
    /// <param name="isDone">Whether an earlier start did it: then it is entered in the book only.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CheckResult> WorkAsync(DateOnly day, bool isDone, CancellationToken cancellationToken)
    {
        var comparisons = new List<Comparison>();
        if (day.Day == MonthEnd.CloseDay)
            await CloseAsync(day, isDone, comparisons, cancellationToken);
        else if (day.Day is MonthEnd.PayDay or MonthEnd.SecondPayDay)
            await PayAsync(day, isDone, comparisons, cancellationToken);
        else
            await BookAsync(day, isDone, comparisons, cancellationToken);
        return CheckResult.Of(_accounts.Count, comparisons);
    }

    /// <summary>Compares all statements, balances and the ledger.</summary>
    public async Task<CheckResult> CheckAsync(CancellationToken cancellationToken)
    {
        var statements = await EachAsync(
            _accounts.SelectMany(account => account.Statements.Select(one => (account, one.Statement))),
            one => _statements.CheckAsync(one.account, one.Statement, cancellationToken));
        var balances = await EachAsync(_accounts, account => CheckBalanceAsync(account, cancellationToken));
        return CheckResult.Of(_accounts.Count, [.. statements, .. balances, await CheckLedgerAsync(cancellationToken)]);
    }

    private void Tell(DateTimeOffset at, string text) => _notes.Add(at, text, NoteTopic.Settlement);

    private DateOnly FirstMonthOf(FleetPartner partner) => MonthEnd.MonthOf(Recruitment.Of(partner, _firstDay).Active);

    private async Task CloseAsync(DateOnly day, bool isDone, List<Comparison> comparisons, CancellationToken cancellationToken)
    {
        for (; _nextMonth < MonthEnd.MonthOf(day); _nextMonth = _nextMonth.AddMonths(1))
        {
            var closed = _accounts.Select(account => (Account: account, Statement: account.Close(_nextMonth))).Where(one => one.Statement is not null)
                .Select(one => (one.Account, Statement: one.Statement!)).ToList();
            var open = closed.Where(one => !one.Statement.IsCarried).ToList();
            if (!isDone)
            {
                comparisons.Add(await CloseAllAsync(_nextMonth, cancellationToken));
                await ApproveAsync(_nextMonth, open, comparisons, cancellationToken);
            }
            foreach (var (account, statement) in open)
                account.Step(statement, StatementState.Approved);
            if (isDone)
                continue;
            comparisons.AddRange(await EachAsync(closed, one => _statements.CheckAsync(one.Account, one.Statement, cancellationToken)));
            if (open.Count > 0)
                Tell(BeijingTime.StartOf(day), string.Create(CultureInfo.InvariantCulture,
                    $"{Period.Month(_nextMonth).Id} is closed{(_areTwo ? " by Ann and approved by Bob" : " and approved")}: {Amounts.Counted(open.Count, "statement")} of {Amounts.Yuan(open.Sum(one => one.Statement.Total))} CNY"));
            foreach (var (news, of) in _news.Where(news => news.Of.Month < _nextMonth))
                if (closed.FirstOrDefault(one => one.Account.PartnerId == news.Partner.Id) is (not null, not null) one)
                    comparisons.Add(await _paidSales.CheckAsync(news, of, one.Account, one.Statement, BeijingTime.StartOf(day), cancellationToken));
        }
        _news.Clear();
    }

    private async Task<Comparison> CloseAllAsync(DateOnly month, CancellationToken cancellationToken)
    {
        var period = Period.Month(month).Id;
        var begun = await _closer.Settlement.ClosePeriodAsync(new ClosePeriodRequest { Period = period, All = true, RequestId = "fleet-" + period }, cancellationToken: cancellationToken);
        var job = await Waiting.UntilAsync(
            async () => (await _closer.Settlement.GetJobAsync(new GetJobRequest { JobId = begun.Job.JobId }, cancellationToken: cancellationToken)).Job, job => job.Done, cancellationToken);
        var comparison = new Comparison(ShareCheck.AllPartners);
        comparison.Compare(period, "closing is done", "True", job.Done.ToString());
        comparison.Compare(period, "partners that were not closed", 0, job.RefusedCount);
        return comparison;
    }

    /// <summary>Has the statements approved, by another person than the one who closed them.</summary>
    private async Task ApproveAsync(DateOnly month, List<(Account Account, PartnerStatement Statement)> open, List<Comparison> comparisons, CancellationToken cancellationToken)
    {
        await _cashier.VerifyAsync(open.Select(one => one.Account).Where(account => account.IsPaidByBank), cancellationToken);
        comparisons.Add(await _beforeApproval(month, cancellationToken));
        var statementId = Period.Month(month).Id;
        var isTried = false;
        foreach (var partnerId in open.Select(one => one.Account.PartnerId))
        {
            var request = new ApproveStatementRequest { PartnerId = partnerId, StatementId = statementId, RequestId = "fleet-" + statementId };
            var known = await _closer.Settlement.GetStatementAsync(new GetStatementRequest { PartnerId = partnerId, StatementId = statementId }, cancellationToken: cancellationToken);
            if (known.Statement.State != StatementState.Closed)
                continue;
            if (_areTwo && !isTried)
                comparisons.Add(await TryAsync(_closer, request, "approval by the one who closed it", StatusCode.PermissionDenied, cancellationToken));
            isTried = true;
            comparisons.Add(await TryAsync(_approver, request, "approval", StatusCode.OK, cancellationToken));
        }
    }

    /// <summary>Approves, or is refused: as by payees that somebody has changed meanwhile.</summary>
    private static async Task<Comparison> TryAsync(Desk desk, ApproveStatementRequest request, string figure, StatusCode expected, CancellationToken cancellationToken)
    {
        var comparison = new Comparison(request.PartnerId);
        var answered = StatusCode.OK;
        try
        {
            await desk.Settlement.ApproveStatementAsync(request, cancellationToken: cancellationToken);
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.PermissionDenied or StatusCode.FailedPrecondition)
        {
            answered = exception.StatusCode;
        }
        comparison.Compare(request.StatementId, figure, expected.ToString(), answered.ToString());
        return comparison;
    }

    private async Task PayAsync(DateOnly day, bool isDone, List<Comparison> comparisons, CancellationToken cancellationToken)
    {
        var due = _accounts.SelectMany(account => account.Statements.Where(one => one.State == StatementState.Approved).Select(one => (account, one.Statement))).ToList();
        if (due.Count == 0)
            return;
        _paying = new PaymentDay($"fleet-{Period.Day(day).Id}", due);
        var comparison = new Comparison(ShareCheck.AllPartners);
        if (!isDone)
        {
            await _cashier.PayAsync(_paying, day, comparison, cancellationToken);
            Tell(BeijingTime.StartOf(day), string.Create(CultureInfo.InvariantCulture,
                $"payment run {_paying.RunId}: {(_paying.CreditNotes.Count > 0 ? Amounts.Counted(_paying.CreditNotes.Count, "credit note") + ", " : "")}{Amounts.Counted(_paying.Transfers.Count, "payment")} of {Amounts.Yuan(_paying.Transferred)} CNY to the bank{(_paying.Rejected.Count > 0 ? $", which rejects {_paying.Rejected.Count}: {Bank.ClosedAccount}, closed account" : "")}"));
        }
        foreach (var (account, statement) in due)
            account.Step(statement, !account.IsPaidByBank ? StatementState.Paid : account.HasClosedAccount ? StatementState.Failed : StatementState.Paying);
        comparisons.Add(comparison);
    }

    private async Task BookAsync(DateOnly day, bool isDone, List<Comparison> comparisons, CancellationToken cancellationToken)
    {
        if (_paying is not { } paying)
            return;
        _paying = null;
        var booked = paying.Transfers.Where(payment => payment.Account.StateOf(payment.Statement) == StatementState.Paying).ToList();
        var comparison = new Comparison(ShareCheck.AllPartners);
        if (!isDone)
        {
            await _cashier.BookAsync(paying, booked, comparison, cancellationToken);
            Tell(BeijingTime.StartOf(day), string.Create(CultureInfo.InvariantCulture, $"payment run {paying.RunId}: the bank has booked {Amounts.Counted(booked.Count, "payment")}"));
        }
        foreach (var (account, statement) in booked)
            account.Step(statement, StatementState.Paid);
        foreach (var (account, statement) in paying.Transfers.Except(booked))
        {
            if (!isDone)
                await _cashier.MendAsync(account, statement, cancellationToken);
            account.Mend();
            account.Step(statement, StatementState.Approved);
            if (!isDone)
                Tell(BeijingTime.StartOf(day), $"{account.Book.Partner.Name} has another account: set{(_areTwo ? " by Ann, verified by Bob" : " and verified")}; its statement is approved again");
        }
        comparisons.Add(comparison);
    }

    private async Task<Comparison> CheckBalanceAsync(Account account, CancellationToken cancellationToken)
    {
        var balance = (await _closer.Settlement.GetBalanceAsync(new GetBalanceRequest { PartnerId = account.PartnerId }, cancellationToken: cancellationToken)).Balance;
        var comparison = new Comparison(account.PartnerId);
        comparison.Compare("balance", "lifetime commission", Amounts.Exact(account.Book.Lifetime), balance.Lifetime);
        comparison.CompareMoney("balance", "paid", account.Paid * Amounts.MicrosOfAFen, balance.Paid);
        comparison.CompareMoney("balance", "paying", account.Paying * Amounts.MicrosOfAFen, balance.Paying);
        return comparison;
    }

    private async Task<Comparison> CheckLedgerAsync(CancellationToken cancellationToken)
    {
        var comparison = new Comparison(ShareCheck.AllPartners);
        var balances = new Dictionary<LedgerAccount, decimal>();
        var (findings, entries) = (0, 0L);
        var request = new VerifyLedgerRequest();
        do
        {
            var page = await _closer.Ledger.VerifyLedgerAsync(request, cancellationToken: cancellationToken);
            foreach (var posting in page.Balances)
                balances[posting.Account] = balances.GetValueOrDefault(posting.Account) + Amounts.Of(posting.Amount);
            (findings, entries) = (findings + page.Findings.Count, entries + page.EntryCount);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        comparison.Compare("ledger", "findings", 0, findings);
        comparison.Compare("ledger", "is empty", (!_accounts.Any(account => account.Statements.Count > 0)).ToString(), (entries == 0).ToString());
        Compare("paid by the bank", LedgerAccount.Cash, account => account.IsPaidByBank ? account.Paid : 0);
        Compare("paid by credit notes", LedgerAccount.CreditNotes, account => account.IsPaidByBank ? 0 : account.Paid);
        Compare("payments under way", LedgerAccount.Clearing, account => account.Paying);
        Compare("owed to partners", LedgerAccount.PartnerPayable, account => account.Owed);
        return comparison;

        void Compare(string figure, LedgerAccount account, Func<Account, long> credit) =>
            comparison.Compare("ledger", figure, Amounts.Yuan(-_accounts.Sum(credit)), balances.GetValueOrDefault(account).ToString("N2", CultureInfo.InvariantCulture));
    }

    private static async Task<IReadOnlyList<Comparison>> EachAsync<T>(IEnumerable<T> all, Func<T, Task<Comparison>> check)
    {
        var comparisons = new List<Comparison>();
        foreach (var some in all.Chunk(AtOnce))
            comparisons.AddRange(await Task.WhenAll(some.Select(check)));
        return comparisons;
    }
}
