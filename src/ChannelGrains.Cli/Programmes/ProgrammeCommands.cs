using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Partners.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Cli.Programmes;

/// <summary>channelctl programme ...</summary>
internal static class ProgrammeCommands
{
    public static Command Create(CliHost host) =>
        new("programme", "Shows and changes the settings of the channel programme.") { GetVerb(host), UpdateVerb(host), SellingDaysVerbs.Create(host) };

    private static Command GetVerb(CliHost host) =>
        host.Verb("get", "Shows the programme.", "programme get", [], async (session, cancellationToken) =>
        {
            var answer = await Client(session).GetProgrammeAsync(new GetProgrammeRequest(), cancellationToken: cancellationToken);
            return Show(session, answer.Programme);
        });

    private static Command UpdateVerb(CliHost host)
    {
        var name = CommonOptions.Text("--name", "Name for people.");
        var currency = CommonOptions.Text("--currency", "ISO 4217; fixed once a partner exists.");
        var zone = CommonOptions.Text("--time-zone", "IANA time zone of partners that name none.");
        var month = new Option<int?>("--fiscal-year-start-month") { Description = "Month in which the fiscal year starts, 1 to 12." };
        var weeks = CommonOptions.Choice<WeekScheme>(
            "--week-scheme", "How weeks are cut: days 1-7, 8-14, 15-21, 22-end of a month, or ISO 8601.");
        var grace = new Option<int?>("--grace-days") { Description = "Days that go by between the end of a month and its close, 0 to 60." };
        var etag = CommonOptions.Text("--etag", "Change it only if this is still its etag.");
        return host.Verb(
            "update",
            "Changes what is given; the rest stays.",
            "programme update --currency EUR --time-zone Europe/Berlin --week-scheme ISO",
            [name, currency, zone, month, weeks, grace, etag, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var programme = new Programme { Etag = arguments.GetValue(etag) ?? "" };
                var mask = new FieldMask();
                Take(arguments.GetValue(name), "display_name", value => programme.DisplayName = value);
                Take(arguments.GetValue(currency), "currency_code", value => programme.CurrencyCode = value);
                Take(arguments.GetValue(zone), "time_zone", value => programme.TimeZone = value);
                Take(arguments.GetValue(weeks), "week_scheme", value => programme.WeekScheme = EnumNames.Parse<WeekScheme>(value));
                if (arguments.GetValue(month) is { } start)
                {
                    mask.Paths.Add("fiscal_year_start_month");
                    programme.FiscalYearStartMonth = start;
                }

                if (arguments.GetValue(grace) is { } days)
                {
                    mask.Paths.Add("grace_days");
                    programme.GraceDays = days;
                }

                if (mask.Paths.Count == 0)
                    throw new UsageException("Nothing to change: see channelctl programme update --help.");

                var request = new UpdateProgrammeRequest { Programme = programme, UpdateMask = mask, RequestId = session.RequestId };
                var answer = await Client(session).UpdateProgrammeAsync(request, cancellationToken: cancellationToken);
                return Show(session, answer.Programme);

                void Take(string? value, string field, Action<string> set)
                {
                    if (value is not null)
                    {
                        mask.Paths.Add(field);
                        set(value);
                    }
                }
            });
    }

    private static ProgrammeService.ProgrammeServiceClient Client(Session session) => new(session.Channel);

    private static int Show(Session session, Programme programme)
    {
        session.Write(programme, () => Tables.Details(
            ("name", programme.DisplayName),
            ("currency", programme.CurrencyCode),
            ("time zone", programme.TimeZone),
            ("fiscal year starts in month", Figures.Of(programme.FiscalYearStartMonth)),
            ("weeks", EnumNames.Of(programme.WeekScheme)),
            ("year and weeks", programme.CalendarFixed ? "fixed by the first target" : "can be changed until there is a target"),
            ("grace days", Figures.Of(programme.GraceDays)),
            ("version", Figures.Of(programme.Version)),
            ("etag", programme.Etag)));
        return ExitCode.Done;
    }
}
