using System.CommandLine;
using System.Security.Cryptography;
using ChannelGrains.Cli.Files;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Partners.V1;
using Google.Protobuf;
using DayOfWeek = Google.Type.DayOfWeek;

namespace ChannelGrains.Cli.Programmes;

/// <summary>channelctl programme selling-days set, apply, show</summary>
internal static class SellingDaysVerbs
{
    private const int PageSize = 1_000;

    public static Command Create(CliHost host) => new("selling-days", "Sets and shows which days are selling days in a region; pace counts them.") { Set(host), Apply(host), Show(host) };

    private static Command Set(CliHost host)
    {
        var region = CommonOptions.Text("--region", "With all below it that has none of its own; default everywhere.");
        var weekdays = CommonOptions.RequiredText("--weekdays", "The weekdays with selling, as MONDAY,TUESDAY,SATURDAY.");
        var holidays = new Option<string[]>("--holiday") { Description = "A day without selling, as 2026-02-17 or 2026-02-17=Spring Festival; may be given again." };
        var extra = new Option<string[]>("--extra") { Description = "A day with selling whatever weekday and holiday say, yyyy-mm-dd; may be given again." };
        var etag = CommonOptions.Text("--etag", "Set them only if this is still the region's etag.");
        return host.Verb(
            "set",
            "Sets the selling days of a region, in place of those before.",
            "programme selling-days set --region cn --weekdays MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY --holiday 2026-02-17=春节 --extra 2026-02-14",
            [region, weekdays, holidays, extra, etag, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var days = new SellingDays { Region = arguments.GetValue(region) ?? "", Etag = arguments.GetValue(etag) ?? "" };
                days.Weekdays.AddRange(arguments.GetRequiredValue(weekdays).Split(',').Select(Weekday));
                days.Holidays.AddRange((arguments.GetValue(holidays) ?? []).Select(Feast));
                days.ExtraDays.AddRange(arguments.GetValue(extra) ?? []);
                var answer = await Client(session).SetSellingDaysAsync(new SetSellingDaysRequest { SellingDays = days, RequestId = session.RequestId }, cancellationToken: cancellationToken);
                session.Write(answer.SellingDays, () => SellingDaysView.Of([answer.SellingDays]));
                return ExitCode.Done;
            });
    }

    private static Command Apply(CliHost host)
    {
        var file = new Argument<string>("FILE") { Description = "The file." };
        file.Validators.Add(CommonOptions.MustBeFile);
        return host.Verb(
            "apply",
            "Sets the selling days in a file; the same file again changes nothing.",
            "programme selling-days apply selling-days.yaml",
            [file],
            async (session, cancellationToken) =>
            {
                var present = (await ListAsync(session, cancellationToken)).SellingDays.ToDictionary(days => days.Region, StringComparer.Ordinal);
                foreach (var written in await MessageFile.ReadAsync<SellingDays>(session.Arguments.GetRequiredValue(file), cancellationToken))
                    present[written.Region] = await ApplyAsync(session, written, present.GetValueOrDefault(written.Region), cancellationToken);
                return ExitCode.Done;
            },
            "The file is YAML or JSON with the fields of SellingDays: region, weekdays, holidays with date and name, extra_days. selling-days.yaml beside channelctl explains each. Several "
            + "regions are several YAML documents, or a JSON array. A region whose days are these already is left as it is, so that a file can be applied again.");
    }

    private static Command Show(CliHost host) => host.Verb(
        "show", "Shows the selling days that were set, by region.", "programme selling-days show", [], async (session, cancellationToken) =>
        {
            var all = await ListAsync(session, cancellationToken);
            session.Write(all, () => SellingDaysView.Of(all.SellingDays));
            return ExitCode.Done;
        });

    private static async Task<SellingDays> ApplyAsync(Session session, SellingDays written, SellingDays? present, CancellationToken cancellationToken)
    {
        written.Etag = present?.Etag ?? "";
        if (present is not null && IsSame(written, present))
        {
            session.Write(present, () => SellingDaysView.Line(present, "unchanged"));
            return present;
        }
        // By the etag it is this change of this region; sent again after a lost answer, the days are the same already.
        var request = new SetSellingDaysRequest { SellingDays = written, RequestId = $"apply-{Convert.ToHexStringLower(SHA256.HashData(written.ToByteArray()))}" };
        var set = (await Client(session).SetSellingDaysAsync(request, cancellationToken: cancellationToken)).SellingDays;
        session.Write(set, () => SellingDaysView.Line(set, present is null ? "set" : "changed"));
        return set;
    }

    /// <summary>In whatever order they are written; the server answers them in theirs.</summary>
    private static bool IsSame(SellingDays written, SellingDays present) =>
        written.Weekdays.ToHashSet().SetEquals(present.Weekdays)
        && written.Holidays.OrderBy(holiday => holiday.Date, StringComparer.Ordinal).SequenceEqual(present.Holidays.OrderBy(holiday => holiday.Date, StringComparer.Ordinal))
        && written.ExtraDays.Order(StringComparer.Ordinal).SequenceEqual(present.ExtraDays.Order(StringComparer.Ordinal));

    private static async Task<ListSellingDaysResponse> ListAsync(Session session, CancellationToken cancellationToken)
    {
        var all = new ListSellingDaysResponse();
        var request = new ListSellingDaysRequest { PageSize = PageSize };
        do
        {
            var page = await Client(session).ListSellingDaysAsync(request, cancellationToken: cancellationToken);
            all.SellingDays.AddRange(page.SellingDays);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return all;
    }

    private static DayOfWeek Weekday(string name) => EnumNames.All<DayOfWeek>().Contains(name.Trim())
        ? EnumNames.Parse<DayOfWeek>(name.Trim())
        : throw new UsageException($"'{name}' is no weekday: write {string.Join(", ", EnumNames.All<DayOfWeek>())}, with commas between.");

    private static Holiday Feast(string text) => text.IndexOf('=') is var end and >= 0
        ? new Holiday { Date = text[..end], Name = text[(end + 1)..] }
        : new Holiday { Date = text };

    private static ProgrammeService.ProgrammeServiceClient Client(Session session) => new(session.Channel);
}
