using ChannelGrains.Dashboard.Calling;
using ChannelGrains.Partners.V1;
using Google.Protobuf.WellKnownTypes;
using NodaTime;

namespace ChannelGrains.Dashboard.Formats;

/// <summary>What a page needs to know of the programme: its currency, and its zone, in which days begin.</summary>
internal sealed class Company(ProgrammeService.ProgrammeServiceClient programmes, CompanyMemory memory, TimeProvider time)
{
    private static readonly DateTimeZone Utc = DateTimeZone.Utc;

    public DateTimeZone Zone { get; private set; } = Utc;

    public string Currency { get; private set; } = "";

    /// <summary>The server's time, as far as this process knows it.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The business day that it is now in the programme's zone.</summary>
    public LocalDate Today => Instant.FromDateTimeOffset(Now).InZone(Zone).Date;

    /// <summary>The month that it is now, 2026-11.</summary>
    public string Month => $"{Today.Year:0000}-{Today.Month:00}";

    public string Time(Timestamp? at) => Format.Time(at, Zone);

    /// <summary>Reads the programme, at most once a minute for all pages; where it cannot be read, what was known holds.</summary>
    public async Task ReadAsync()
    {
        if (memory.Find() is not { } programme)
        {
            var answer = await Answer.OfAsync(programmes.GetProgrammeAsync(new GetProgrammeRequest()));
            programme = answer.Value?.Programme ?? memory.Last;
            if (answer.Value is not null)
                memory.Keep(programme!);
        }
        if (programme is null)
            return;
        Zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(programme.TimeZone) ?? Utc;
        Currency = programme.CurrencyCode;
    }
}
