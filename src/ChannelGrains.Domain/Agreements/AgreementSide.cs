namespace ChannelGrains.Domain.Agreements;

/// <summary>A side of an agreement; the numbers are those of the wire.</summary>
public enum AgreementSide
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>The company that runs the programme.</summary>
    Company = 1,

    /// <summary>The partner.</summary>
    Partner = 2,
}
