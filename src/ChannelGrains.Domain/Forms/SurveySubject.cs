namespace ChannelGrains.Domain.Forms;

/// <summary>Whom a survey asks about; the numbers are those of the wire.</summary>
public enum SurveySubject
{
    /// <summary>Not said: of a survey the partner; of other forms there is none.</summary>
    Unspecified = 0,

    /// <summary>Customers are asked about the partner.</summary>
    Partner = 1,

    /// <summary>The partner's own people are asked about the company.</summary>
    Company = 2,
}
