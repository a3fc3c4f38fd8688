! conformance in Fortran: everything a plugin can ask of a host, one export for each; README.md
! says what each answers. The C file beside this one makes exports of these functions.
module conformance
  use extism_abi
  implicit none

  interface
    function reverse(block) bind(c, name="f_reverse")
      import; integer(i8), value :: block; integer(i8) :: reverse
    end function
    function add(a, b) bind(c, name="f_add")
      import; integer(i8), value :: a, b; integer(i8) :: add
    end function
  end interface

contains

  ! ---- Input, output, errors -------------------------------------------------------------------

  function echo() bind(c, name="conformance_echo") result(code)
    integer(i4) :: code
    code = output(input_block())
  end function

  function upper() bind(c, name="conformance_upper") result(code)
    integer(i4) :: code, byte
    integer(i8) :: block, i
    block = alloc(input_length())
    do i = 0, input_length() - 1
      byte = input_load_u8(i)
      if (byte >= ichar("a") .and. byte <= ichar("z")) byte = byte - (ichar("a") - ichar("A"))
      call store_u8(block + i, byte)
    end do
    code = output(block)
  end function

  function fail() bind(c, name="conformance_fail") result(code)
    integer(i4) :: code
    code = fail_with("failed: ", input_length())
  end function

  function fail_code() bind(c, name="conformance_fail_code") result(code)
    integer(i4) :: code
    integer(i8) :: number
    if (parse(0_i8, input_length(), -2147483648_i8, number)) then
      code = int(number, i4)
    else
      code = fail_with("not a number: ", input_length())
    end if
  end function

  function trap_() bind(c, name="conformance_trap") result(code)
    integer(i4) :: code
    code = 0
    call trap()
  end function

  function count() bind(c, name="conformance_count") result(code)
    integer(i8), save :: calls = 0 ! in the memory of the instance
    integer(i4) :: code
    calls = calls + 1
    code = output_decimal(calls)
  end function

  ! ---- Config, variables, log --------------------------------------------------------------------

  function config() bind(c, name="conformance_config") result(code)
    integer(i4) :: code
    code = output(config_get(input_block()))
  end function

  function get_variable() bind(c, name="conformance_var_get") result(code)
    integer(i4) :: code
    code = output(var_get(input_block()))
  end function

  function set_variable() bind(c, name="conformance_var_set") result(code)
    integer(i4) :: code
    integer(i8) :: separator
    separator = find("=")
    if (separator == input_length()) then
      code = fail_with("the input must be key=value", 0_i8)
    else
      call var_set(input_part(0_i8, separator), input_part(separator + 1, input_length()))
      code = 0
    end if
  end function

  function write_log() bind(c, name="conformance_log") result(code)
    integer(i4) :: code
    integer(i8) :: separator, message
    separator = find(":")
    if (separator == input_length()) then
      code = fail_with("the input must be level:message", 0_i8)
      return
    end if
    message = input_part(separator + 1, input_length())
    code = 0
    if (starts_with("trace", separator)) then
      call log_trace(message)
    else if (starts_with("debug", separator)) then
      call log_debug(message)
    else if (starts_with("info", separator)) then
      call log_info(message)
    else if (starts_with("warn", separator)) then
      call log_warn(message)
    else if (starts_with("error", separator)) then
      call log_error(message)
    else
      code = fail_with("no such log level: ", separator)
    end if
  end function

  function log_level() bind(c, name="conformance_log_level") result(code)
    integer(i4) :: code
    code = output_decimal(int(get_log_level(), i8))
  end function

  ! ---- Host functions ----------------------------------------------------------------------------

  function host() bind(c, name="conformance_host") result(code)
    integer(i4) :: code
    code = output(reverse(input_block()))
  end function

  function host_add() bind(c, name="conformance_host_add") result(code)
    integer(i8), parameter :: lowest = -huge(0_i8) - 1
    integer(i4) :: code
    integer(i8) :: separator, a, b
    separator = find(" ")
    if (.not. parse(0_i8, separator, lowest, a)) then
      code = fail_with("not two numbers: ", input_length())
    else if (.not. parse(separator + 1, input_length(), lowest, b)) then
      code = fail_with("not two numbers: ", input_length())
    else
      code = output_decimal(add(a, b))
    end if
  end function

  ! ---- HTTP --------------------------------------------------------------------------------------

  function http() bind(c, name="conformance_http") result(code)
    integer(i4) :: code
    integer(i8) :: body, status, answer, at
    body = http_request(request(), 0_i8)
    status = http_status_code()
    answer = alloc(decimal_length(status) + 1 + length_of(body))
    at = answer
    call put_decimal(at, status)
    call put_text(at, " ")
    call put_block(at, body)
    code = output(answer)
  end function

  ! The request {"url":"...","method":"GET"}; the URL is the input. The block is as long as it may
  ! get; JSON allows the spaces that fill it.
  function request() result(block)
    character(*), parameter :: start = '{"url":"', end = '","method":"GET"}'
    integer(i8), parameter :: max_escaped = 6
    integer(i8) :: block, at, i
    block = alloc(len(start, i8) + max_escaped * input_length() + len(end, i8))
    at = block
    call put_text(at, start)
    do i = 0, input_length() - 1
      call put_json_byte(at, input_load_u8(i))
    end do
    call put_text(at, end)
    do while (at < block + length_of(block))
      call put_text(at, " ")
    end do
  end function

  subroutine put_json_byte(at, byte)
    integer(i8), intent(inout) :: at
    integer(i4), intent(in) :: byte
    character(*), parameter :: digits = "0123456789abcdef"
    integer(i4) :: high, low
    if (byte < 32) then
      high = byte / 16 + 1
      low = mod(byte, 16) + 1
      call put_text(at, "\u00")
      call put_text(at, digits(high:high))
      call put_text(at, digits(low:low))
    else
      if (byte == ichar('"') .or. byte == ichar("\")) call put_text(at, "\")
      call put_byte(at, byte)
    end if
  end subroutine

  ! ---- Reading the input -------------------------------------------------------------------------

  ! The index of the first such letter; the length of the input if there is none.
  function find(letter) result(i)
    character(1), intent(in) :: letter
    integer(i8) :: i
    i = 0
    do while (i < input_length())
      if (input_load_u8(i) == ichar(letter)) exit
      i = i + 1
    end do
  end function

  ! Whether the input up to, but without, index `end` is this text.
  function starts_with(text, end) result(equal)
    character(*), intent(in) :: text
    integer(i8), intent(in) :: end
    logical :: equal
    integer :: i
    equal = len(text, i8) == end
    if (.not. equal) return
    do i = 1, len(text)
      if (input_load_u8(int(i - 1, i8)) /= ichar(text(i:i))) equal = .false.
    end do
  end function

  ! Reads a part of the input as a decimal number with an optional minus sign, not below `lowest`.
  function parse(first, end, lowest, number) result(good)
    integer(i8), intent(in) :: first, end, lowest
    integer(i8), intent(out) :: number
    logical :: good, negative
    integer(i8) :: i, digit
    number = 0 ! kept negative while reading, since the lowest has no positive twin
    good = .false.
    i = first
    negative = .false.
    if (i < end) negative = input_load_u8(i) == ichar("-")
    if (negative) i = i + 1
    if (i >= end) return
    do while (i < end)
      digit = input_load_u8(i) - ichar("0")
      if (digit < 0 .or. digit > 9) return
      if (number < (lowest + digit) / 10) return
      number = number * 10 - digit
      i = i + 1
    end do
    good = negative .or. number /= lowest
    if (.not. negative) number = -number
  end function
end module
